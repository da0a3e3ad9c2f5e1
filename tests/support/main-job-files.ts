/** The files of the main job's journey: a designer who leaves, their manager, a colleague, and what they have. */
const csv = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);

export const mainJobFiles: readonly { readonly name: string; readonly kind: string; readonly rows: Uint8Array; readonly created: number }[] = [
  { name: 'people.csv', kind: 'people', created: 3, rows: csv([
    'Employee Number,First Name,Last Name,Email,Personal Email,Department,Job Title,Location,Country,Manager',
    'E-001,Inês,Lopes,ines.lopes@norte.example,,Design,Head of Design,Lisbon,PT,',
    'E-002,Rui,Matos,rui.matos@norte.example,rui@home.example,Design,Designer,Lisbon,PT,E-001',
    'E-003,Clara,Nunes,clara.nunes@norte.example,,Design,Designer,Lisbon,PT,E-001',
  ]) },
  { name: 'assets.csv', kind: 'assets', created: 3, rows: csv([
    'Asset Tag,Serial,Manufacturer,Model,Category,Location,Checked Out To: Email,Purchase Date,Status',
    'LT-2001,PF3K91XA,Lenovo,ThinkPad X1,Laptop,Lisbon,rui.matos@norte.example,2024-03-18,In use',
    'PH-2002,F2LX77QQ1,Apple,iPhone 15,Phone,Lisbon,rui.matos@norte.example,2024-03-18,In use',
    'LT-2003,PF3K91XB,Lenovo,ThinkPad X1,Laptop,Lisbon,clara.nunes@norte.example,2024-03-18,In use',
  ]) },
  { name: 'accounts.csv', kind: 'accounts', created: 3, rows: csv([
    'Application,User name,E-mail,Admin,Status,Holds data',
    'Single sign-on,rmatos,rui.matos@norte.example,no,Active,no',
    'Figma,rui.matos,rui.matos@norte.example,no,Active,yes',
    'Single sign-on,cnunes,clara.nunes@norte.example,no,Active,no',
  ]) },
  { name: 'licences.csv', kind: 'licences', created: 2, rows: csv([
    'Software,Publisher,Licence key,Seats,Renewal date,Assignee email',
    'Draw Studio,Inkwell,DS-7781-AA,3,2027-01-31,rui.matos@norte.example',
    'Draw Studio,Inkwell,DS-7781-AA,3,2027-01-31,clara.nunes@norte.example',
  ]) },
];
