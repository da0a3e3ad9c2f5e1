/** Varanda Labs: 400 people at six sites on four continents. Everything here is invented; addresses use the reserved .example domain. */

export type DemoSite = {
  readonly key: string; readonly name: string; readonly country: string; readonly timeZone: string; readonly people: number; readonly address: Record<string, string>; readonly holidays: readonly string[];
  readonly given: readonly string[]; readonly family: readonly string[]; readonly locale: string;
};

export const organisation = 'Varanda Labs';
export const mailDomain = 'varanda.example';

const words = (text: string): string[] => text.split(' ');

export const sites: readonly DemoSite[] = [
  {
    key: 'lisbon', name: 'Lisbon', country: 'PT', timeZone: 'Europe/Lisbon', people: 118, locale: 'pt', address: { street: 'Rua das Janelas Verdes 40', city: 'Lisboa', postcode: '1200-691', country: 'PT' }, holidays: ['2026-12-01', '2026-12-08', '2026-12-25', '2027-01-01'],
    given: words('Ana Rui Inês Duarte Marta João Beatriz Tiago Sofia Miguel Catarina Pedro Mariana Nuno Leonor Vasco Teresa Hugo Joana André Clara Gonçalo Rita Filipe Helena Tomás Laura Diogo Carolina Bruno'),
    family: words('Lopes Sousa Almeida Antunes Tavares Reis Nunes Ferreira Carvalho Pinto Moreira Teixeira Ramos Vieira Cardoso Neves Barros Matos Correia Fonseca Duarte Coelho Cunha Azevedo Macedo Freitas Borges Esteves Leal Prata'),
  },
  {
    key: 'krakow', name: 'Kraków', country: 'PL', timeZone: 'Europe/Warsaw', people: 84, locale: 'pl', address: { street: 'ul. Dolnych Młynów 7', city: 'Kraków', postcode: '31-124', country: 'PL' }, holidays: ['2026-11-11', '2026-12-25', '2027-01-01', '2027-01-06'],
    given: words('Tomasz Ewa Marek Agnieszka Piotr Katarzyna Michał Magdalena Paweł Joanna Łukasz Anna Krzysztof Zofia Jakub Natalia Wojciech Hanna Adam Maja Szymon Julia Kacper Oliwia Maciej Alicja'),
    family: words('Wilk Nowak Zieliński Kowalczyk Wójcik Lis Mazur Krawczyk Dudek Pawlak Sikora Walczak Baran Szewczyk Górski Rutkowski Ostrowski Jaworski Malinowski Czarnecki Sawicki Kalinowski Adamczyk Bielecki'),
  },
  {
    key: 'berlin', name: 'Berlin', country: 'DE', timeZone: 'Europe/Berlin', people: 62, locale: 'de', address: { street: 'Schlesische Straße 29', city: 'Berlin', postcode: '10997', country: 'DE' }, holidays: ['2026-12-25', '2026-12-26', '2027-01-01'],
    given: words('Lena Jonas Mia Felix Hannah Paul Emma Leon Clara Max Johanna Moritz Greta Anton Ida Emil Frieda Oskar Marie Theo Nora Karl Elif Mehmet Aylin Deniz'),
    family: words('Schröder Krüger Brandt Vogel Winter Roth Lorenz Engel Busch Horn Kuhn Sommer Jansen Böhm Yılmaz Demir Arslan Kaya Seidel Haas Graf Dietrich Ziegler Pohl'),
  },
  {
    key: 'osaka', name: 'Osaka', country: 'JP', timeZone: 'Asia/Tokyo', people: 48, locale: 'ja', address: { street: '2-4-9 Umeda, Kita-ku', city: 'Osaka', postcode: '530-0001', country: 'JP' }, holidays: ['2026-11-23', '2027-01-01', '2027-01-11'],
    given: words('Aiko Kenji Yuki Haruto Sakura Ren Hina Daichi Mei Sota Aoi Takumi Rin Kaito Emi Shun Nao Ryo Misaki Hiro'),
    family: words('Mori Tanaka Sato Suzuki Takahashi Watanabe Ito Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki Matsumoto Inoue Kimura Hayashi Shimizu Abe'),
  },
  {
    key: 'austin', name: 'Austin', country: 'US', timeZone: 'America/Chicago', people: 56, locale: 'en', address: { street: '1108 East 5th Street', city: 'Austin, TX', postcode: '78702', country: 'US' }, holidays: ['2026-11-26', '2026-12-25', '2027-01-01'],
    given: words('Grace Marcus Olivia Ethan Maya Noah Priya Caleb Zoe Isaac Naomi Lucas Ava Elijah Chloe Omar Ruth Samuel Lily Jordan Camila Diego Nia Wesley'),
    family: words('Bennett Nair Carter Hughes Brooks Rivera Coleman Foster Hayes Morgan Reyes Sanders Price Bryant Russell Griffin Okafor Webb Stone Delgado Ellis Grant Pierce Flynn'),
  },
  {
    key: 'nairobi', name: 'Nairobi', country: 'KE', timeZone: 'Africa/Nairobi', people: 36, locale: 'en', address: { street: 'Riverside Drive 14', city: 'Nairobi', postcode: '00100', country: 'KE' }, holidays: ['2026-12-12', '2026-12-25', '2027-01-01'],
    given: words('Wanjiru Otieno Amina Kamau Njeri Brian Achieng Mwangi Zawadi Kevin Faith Odhiambo Halima Peter Wambui Joseph Aisha Daniel'),
    family: words('Mwangi Otieno Kamau Njoroge Wanjala Achieng Kiprop Mutua Hassan Omondi Kariuki Chebet Ndungu Abdi Wekesa Maina'),
  },
];

export const departments = ['Engineering', 'Field engineering', 'Product', 'Design', 'Sales', 'Support', 'Finance', 'People', 'Operations'] as const;

export const titles: Record<(typeof departments)[number], readonly string[]> = {
  Engineering: ['Software engineer', 'Senior engineer', 'Data engineer', 'Site reliability engineer'], 'Field engineering': ['Field engineer', 'Commissioning engineer', 'Service technician'], Product: ['Product manager', 'Product analyst'],
  Design: ['Designer', 'Researcher'], Sales: ['Account manager', 'Sales engineer', 'Partner manager'], Support: ['Support specialist', 'Support lead'], Finance: ['Controller', 'Accountant', 'Buyer'], People: ['People partner', 'Recruiter'],
  Operations: ['Coordinator', 'Office manager', 'Receptionist'],
};
