const words = (text: string): [string, ...string[]] => text.trim().split(/\s+/) as [string, ...string[]];

/** First names as they are met in a large American city, most of them women's: so are the patients. */
export const givenNames = words(`
  Abigail Adaeze Aisha Alejandra Alice Amara Amelia Ana Anaïs Anika Anya Aoife Astrid Audrey Aurora Ayşe Beatriz Bianca Bridget
  Camila Carmen Caroline Catalina Charlotte Chiara Chloë Claire Clara Danielle Daniela Dalia Diana Dina Divya Elena Eleni Élise Emily
  Emma Erin Esther Eva Evelyn Farah Fatima Fiona Francesca Gabriela Genevieve Grace Greta Hana Hannah Haruka Helen Imogen Ines Ingrid
  Irina Isabel Jada Jasmine Jessica Ji-woo Joanna Josephine Julia Kamala Katarzyna Kateryna Katherine Keiko Kiara Lakshmi Laura Layla
  Leah Leila Lena Linh Lucía Lucy Madeleine Magdalena Maya Mei Melissa Mercedes Mia Michelle Mina Miriam Nadia Naomi Natalia Nia Nicole
  Niamh Noor Olivia Olena Paloma Patricia Penelope Priya Rachel Rana Rebecca Renée Rosa Ruth Sabrina Salma Samira Sara Shira Sienna
  Simone Siobhán Sofía Sophie Sunita Tamar Tamika Tatiana Teresa Thandiwe Thu Valentina Vanessa Vera Victoria Xiomara Yasmin Yewande
  Yuki Zainab Zoë Zuzanna Adrian Ahmed Alexander Andrés Antonio Benjamin Carlos Chidi Daniel David Dmitri Elias Emre Eric Felipe
  Gabriel Hiroshi Ibrahim James Javier João Jonathan Jorge Kofi Kwame Liam Luca Marcus Mateo Michael Minh Nathan Nikos Oliver Omar
  Patrick Rafael Ravi Robert Samuel Sanjay Sébastien Thomas Tomasz Victor William Yusuf`);

export const familyNames = words(`
  Abdi Abrams Acosta Adeyemi Aguilar Ahmadi Ali Almeida Andersson Ansah Aydın Baker Banerjee Baptiste Barnes Bauer Becker Bennett
  Bianchi Bhatt Boateng Bouchard Brennan Brooks Brown Byrne Cabrera Caruso Castillo Chan Chaudhry Chen Cho Choi Cohen Coleman Collins
  Contreras Cooper Costa Cruz Dąbrowska Davis Delgado Desai Diallo Díaz Dubois Edwards Eriksen Esposito Evans Farouk Feldman Fernández
  Fischer Fitzgerald Flores Foster Friedman Fujimoto Gallagher García Georgiou Goldberg Gómez González Gordon Goswami Green Guerrero
  Gupta Haddad Hall Hansen Harris Hernández Hoang Hoffmann Horváth Huang Hughes Hussain Ito Ivanova Jackson Jain James Jean-Baptiste
  Jensen Jiménez Johnson Jones Kapoor Karimi Kaur Kelly Kemal Khan Kim Klein Kovács Kowalska Kumar Larsson Lee Leone Levy Lewis Li Lin
  López Łuczak Mahmoud Malik Marino Martin Martínez Mbeki McCarthy Medina Mehta Mendoza Meyer Miller Mitchell Mohamed Morales Moreau
  Morgan Morris Müller Murphy Nakamura Navarro Nguyen Novák Nowak O'Brien O'Connor Ochoa Öztürk Okonkwo Olsen Ortiz Osei Owens Park
  Parker Patel Pereira Perez Peterson Petrova Pham Pinto Popescu Powell Ramírez Ramos Rao Reed Reilly Reyes Richardson Rivera Roberts
  Robinson Rodrigues Romano Rosen Rossi Ruiz Russo Saito Salazar Sánchez Santos Sato Schneider Schwartz Scott Sharma Silva Simmons
  Singh Sokolova Sørensen Stein Stewart Suárez Sullivan Suzuki Takahashi Tan Taylor Thomas Thompson Torres Tran Turner Usman Vargas
  Vasquez Vega Vo Walker Wang Washington Watanabe Weber Weiss Williams Wilson Wójcik Wong Wright Wu Yamamoto Yang Yılmaz Young Zhang
  Zhao Zimmerman`);

export const allergens = words(
  'Lidocaine Latex Penicillin Sulfonamides Hyaluronidase Chlorhexidine Aspirin Nickel Eggs',
);
