/** What the benchmark's company is made of. Its order decides every byte of the generated files: never sort or extend it. */
export const givenNames = [
  'Ada Aisha Alan Alejandro Amara Amelie Anders Andrea Anika Anton Aoife Arjun Astrid Ayumi Beatriz Ben Bianca Bogdan Camila Carlos Chen Chiara Chloe',
  'Claire Daan Daniel David Diego Dmitri Eero Elena Elif Emeka Emma Erik Esther Fatima Felix Femi Fiona Freya Gabriel Giulia Grace Hana Hans Hassan Hugo',
  'Ibrahim Ines Ingrid Isla Ivan Jaya Jonas Juan Julia Kaito Karim Katya Kofi Lars Laura Leila Liam Lin Lucia Luka Maja Marco Maria Marta Mateo Mei Mia',
  'Mikael Min Mohamed Nadia Naomi Nia Nikhil Nina Noah Nora Oliver Olga Omar Oscar Paula Pavel Petra Pierre Priya Rafael Rania Ravi Rosa Ruth Sam Sara',
  'Sergei Sofia Sven Tara Tariq Thomas Tomasz Ulla Uma Vera Viktor Wei Yara Yuki Yusuf Zainab Zoe',
].join(' ').split(' ');

export const familyNames = [
  'Abbott Adeyemi Aguilar Ahmed Almeida Andersson Baker Bauer Becker Bergman Bianchi Brandt Carter Castillo Chan Chaudhry Cohen Costa Cruz Dahl Davies',
  'DeVries Diaz Dubois Eriksen Evans Fernandez Ferrari Fischer Fontaine Garcia Gomez Gupta Haddad Hansen Hayashi Herrera Hoffmann Huang Hughes Ibarra',
  'Ivanov Jansen Jensen Johansson Jones Kaplan Kato Keller Khan Kim Koch Kowalski Kumar Larsen Lee Lehmann Lindqvist Lopez Ma Marino Martin Mbeki Meyer',
  'Mokoena Moreau Morgan Mueller Murphy Nakamura Ndiaye Nguyen Nielsen Novak Nowak OBrien Okafor Olsen Osei Park Patel Pereira Petrov Popescu Reddy Ricci',
  'Rivera Rossi Russo Saito Salazar Sanchez Santos Sato Schmidt Schneider Silva Singh Smith Sokolov Suzuki Tanaka Taylor Torres Tran Ueda Varga Vasquez',
  'Virtanen Wagner Walker Wang Weber Williams Wilson Wong Wright Yamamoto Yilmaz Young Zhang Zimmer',
].join(' ').split(' ');

export const departments = ['Engineering', 'Sales', 'Customer Support', 'Marketing', 'Finance', 'People', 'IT', 'Legal', 'Operations', 'Product', 'Design', 'Security'];

/** Name, country, time zone. */
export const sites: readonly (readonly [string, string, string])[] = [
  ['London HQ', 'GB', 'Europe/London'], ['Manchester', 'GB', 'Europe/London'], ['Berlin', 'DE', 'Europe/Berlin'], ['Munich', 'DE', 'Europe/Berlin'],
  ['Paris', 'FR', 'Europe/Paris'], ['Lyon', 'FR', 'Europe/Paris'], ['Madrid', 'ES', 'Europe/Madrid'], ['Barcelona', 'ES', 'Europe/Madrid'],
  ['Lisbon', 'PT', 'Europe/Lisbon'], ['Milan', 'IT', 'Europe/Rome'], ['Amsterdam', 'NL', 'Europe/Amsterdam'], ['Brussels', 'BE', 'Europe/Brussels'],
  ['Zurich', 'CH', 'Europe/Zurich'], ['Vienna', 'AT', 'Europe/Vienna'], ['Warsaw', 'PL', 'Europe/Warsaw'], ['Prague', 'CZ', 'Europe/Prague'],
  ['Stockholm', 'SE', 'Europe/Stockholm'], ['Oslo', 'NO', 'Europe/Oslo'], ['Copenhagen', 'DK', 'Europe/Copenhagen'],
  ['Helsinki', 'FI', 'Europe/Helsinki'], ['Dublin', 'IE', 'Europe/Dublin'], ['New York', 'US', 'America/New_York'],
  ['Boston', 'US', 'America/New_York'], ['Austin', 'US', 'America/Chicago'], ['Denver', 'US', 'America/Denver'],
  ['San Francisco', 'US', 'America/Los_Angeles'], ['Seattle', 'US', 'America/Los_Angeles'], ['Toronto', 'CA', 'America/Toronto'],
  ['Vancouver', 'CA', 'America/Vancouver'], ['Mexico City', 'MX', 'America/Mexico_City'], ['Sao Paulo', 'BR', 'America/Sao_Paulo'],
  ['Bogota', 'CO', 'America/Bogota'], ['Bangalore', 'IN', 'Asia/Kolkata'], ['Mumbai', 'IN', 'Asia/Kolkata'], ['Singapore', 'SG', 'Asia/Singapore'],
  ['Tokyo', 'JP', 'Asia/Tokyo'], ['Seoul', 'KR', 'Asia/Seoul'], ['Sydney', 'AU', 'Australia/Sydney'], ['Lagos', 'NG', 'Africa/Lagos'],
  ['Nairobi', 'KE', 'Africa/Nairobi'],
];

export const employments = ['employee', 'employee', 'employee', 'employee', 'employee', 'employee', 'contractor', 'contractor', 'intern', 'temporary'];

/** In the order in which a person is given them. */
export const categories: readonly { readonly name: string; readonly models: readonly string[]; readonly cost: number }[] = [
  { name: 'laptop', cost: 1450, models: ['ThinkPad T14 Gen 4', 'ThinkPad X1 Carbon Gen 11', 'Latitude 7440', 'XPS 13 9340', 'MacBook Pro 14 M3', 'MacBook Air 13 M2', 'EliteBook 840 G10'] },
  { name: 'phone', cost: 720, models: ['iPhone 15', 'iPhone SE', 'Pixel 8', 'Galaxy S23'] },
  { name: 'monitor', cost: 430, models: ['U2723QE', 'P2419H', 'EX2710', 'Studio Display'] },
  { name: 'headset', cost: 160, models: ['Evolve2 65', 'Zone Vibe 100', 'Voyager Focus 2'] },
  { name: 'dock', cost: 240, models: ['WD22TB4', 'ThinkPad USB-C Dock Gen 2', 'TS4'] },
  { name: 'key', cost: 55, models: ['YubiKey 5C NFC', 'YubiKey 5 NFC'] },
  { name: 'badge', cost: 8, models: ['Access badge'] },
  { name: 'tablet', cost: 640, models: ['iPad Air', 'Surface Go 4'] },
];

export const spareStatuses = ['in_stock', 'in_stock', 'in_stock', 'in_stock', 'in_stock', 'in_stock', 'retired', 'retired', 'in_repair', 'in_transit', 'lost'];

export const checklist: readonly { readonly title: string; readonly owner: string }[] = [
  { title: 'Confirm last working day', owner: 'people' }, { title: 'Notify manager and team', owner: 'manager' },
  { title: 'Disable single sign-on', owner: 'it' }, { title: 'Revoke VPN and remote access', owner: 'it' },
  { title: 'Transfer mailbox and calendar', owner: 'it' }, { title: 'Transfer file ownership', owner: 'manager' },
  { title: 'Send return kit', owner: 'logistics' }, { title: 'Receive laptop', owner: 'logistics' },
  { title: 'Receive phone and accessories', owner: 'logistics' }, { title: 'Collect access badge and keys', owner: 'facilities' },
  { title: 'Wipe returned devices', owner: 'it' }, { title: 'Sign off and archive', owner: 'people' },
];
