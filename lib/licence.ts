/** The licence of the record itself (not of the program), as every export and the footer name it. */
export const dataLicence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
