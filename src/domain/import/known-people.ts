/**
 * Exports of directories and HR systems: Entra, Microsoft 365, Google, Okta,
 * Workday, BambooHR, Personio, HiBob, ADP. A password is never a field, and no
 * column of one is offered.
 */
import { known, type KnownFile } from './known-file.ts';

const directories: readonly KnownFile[] = [
  known('entra-users', 'Entra users', 'people', 'userPrincipalName|displayName|accountEnabled~userType~objectId~id', {
    id: undefined, objectId: undefined, userType: undefined, mail: 'email', state: 'region', usageLocation: undefined, creationType: undefined, alternateEmailAddress: undefined,
    authenticationEmail: undefined, authenticationPhoneNumber: undefined, officeLocation: 'location', physicalDeliveryOfficeName: 'location', employeeOrgData: undefined, createdDateTime: undefined,
  }),
  known('m365-users', 'Microsoft 365 users', 'people', 'Display name|User principal name|Block credential|Licenses', {
    'User principal name': 'email', State: 'region', Licenses: undefined, 'Object Id': undefined, 'Usage location': undefined, 'Block credential': undefined, 'When created': undefined, Office: 'location', Title: 'jobTitle', 'Proxy addresses': undefined,
  }),
  known('google-users', 'Google users', 'people', 'First Name [Required]|Last Name [Required]|Email Address [Required]|Org Unit Path [Required]', {
    Password: undefined, 'Password [Required]': undefined, 'Password Hash Function': undefined, 'New Primary Email': undefined, 'Org Unit Path': undefined, 'Home Secondary Email': 'personalEmail', 'Work Secondary Email': undefined,
    'Recovery Email': undefined, 'Recovery Phone': undefined, 'Home Phone': undefined, 'Mobile Phone': undefined, 'Work Phone': 'phone', 'New Status': undefined, 'Employee Title': 'jobTitle', 'Building ID': 'location', 'Home Address': undefined,
  }),
  known('gam-users', 'Google users', 'people', 'primaryEmail|name.givenName|name.familyName', {
    id: undefined, suspended: undefined, orgUnitPath: undefined, 'name.fullName': 'name', 'externalIds.0.value': 'employeeNumber', 'organizations.0.title': 'jobTitle', 'organizations.0.department': 'department', 'relations.0.value': 'managerEmail',
    'phones.0.value': 'phone', 'organizations.0.costCenter': 'costCentre', 'locations.0.buildingId': 'location', recoveryEmail: undefined,
  }),
  known('okta-users', 'Okta people', 'people', 'login~user.login|firstName~user.firstName|lastName~user.lastName|email~user.email|secondEmail~mobilePhone~user.status~status', {
    login: 'username', 'user.login': 'username', secondEmail: 'personalEmail', managerId: 'managerNumber', userType: undefined, state: 'region', title: 'jobTitle', organization: 'company', displayName: 'name', nickName: 'preferredName',
  }),
];

const hr: readonly KnownFile[] = [
  known('workday', 'Workday feed', 'people', 'Employee_ID|Business_Title|Manager_ID|Management_Chain_01', { Job_Title: undefined, Business_Title: 'jobTitle', Preferred_Name: 'preferredName', Division: 'division', Manager_Location: undefined, Is_Manager: undefined, Additional_Email_Address: undefined }),
  known('workday-report', 'Workday report', 'people', 'Employee ID~Worker ID|Worker~Preferred Name|Supervisory Organization~Worker Type~Business Title', {
    'Job Title': undefined, 'Business Title': 'jobTitle', 'Preferred Name': 'preferredName', 'Supervisory Organization': 'department', 'Worker Type': 'employmentType', 'Time Type': undefined, 'Active Status': 'employmentStatus', Terminated: undefined,
    'Contract End Date': undefined, 'Original Hire Date': undefined, "Worker's Manager": 'manager', 'Primary Termination Reason': undefined,
  }),
  known('bamboohr', 'BambooHR employees', 'people', 'Employee #|Reports To~Reporting to~Supervisor|Hire Date', { 'Employment Status: Date': undefined, 'Job Information: Date': undefined, 'Original Hire Date': undefined, 'Employment Status': 'employmentType' }),
  known('adp', 'ADP employees', 'people', 'Associate ID~File Number~Position ID|Payroll Name~Legal First Name|Position Status~Reports To Name~Home Department Description', {
    'Position ID': undefined, 'File Number': undefined, 'Associate ID': 'employeeNumber', 'Reports To Associate ID': 'managerNumber', 'Reports To Position ID': undefined, 'Rehire Date': undefined, 'Worker Category Description': 'employmentType',
  }),
  known('personio', 'Personio employees', 'people', 'First name~Vorname|Last name~Nachname|Supervisor~Vorgesetzter~Vorgesetzte|Subcompany~Gesellschaft~Weekly hours~Wochenstunden|Hire date~Einstellungsdatum', {
    ID: 'employeeNumber', 'Contract end date': undefined, 'Termination date': 'endOn', Kündigungsdatum: undefined, 'Termination type': undefined, Kündigungsart: undefined, Subcompany: 'company', Team: undefined,
  }),
  known('hibob', 'HiBob employees', 'people', 'Display name|Site|Reports to|Start date', { 'Employee ID in company': 'employeeNumber', 'Employee ID': 'employeeNumber', 'Lifecycle status': 'employmentStatus', Status: undefined }),
];

export const knownPeople: readonly KnownFile[] = [...directories, ...hr];
