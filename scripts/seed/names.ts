const given =
  `Ada Adele Agnes Aisha Alba Alice Alma Amara Amelia Amina Ana Anika Anna Ariel Astrid Aurora Ava Beatrix Bella Bianca
Bridget Camila Carla Carmen Cecilia Celeste Chiara Chloe Clara Claudia Cora Dahlia Daniela Daphne Delia Diana Dorothy Edith Elena Elise
Eliza Ella Eloise Elsa Emilia Emma Erin Esme Esther Eva Evelyn Faye Fiona Flora Frances Freya Gemma Georgia Gloria Grace Greta Hannah
Hazel Heidi Helen Ida Ines Ingrid Irene Iris Isabel Isla Ivy Jade Jana Jasmine Joan Joanna Josephine Judith Julia June Karin Katherine
Kira Laila Lara Laura Layla Leah Lena Leona Lila Lily Linda Lisa Livia Lola Louise Lucia Lucy Lydia Mabel Maeve Magda Maia Mara Margot
Maria Marina Martha Matilda Maya Mercedes Mia Mina Miriam Molly Mona Nadia Naomi Natalia Nina Noor Nora Olga Olive Olivia Ophelia Paula
Pearl Petra Philippa Phoebe Priya Rachel Ramona Rebecca Renata Rhea Rita Rosa Rose Ruby Ruth Sabina Sadie Salma Sandra Sara Selma Serena
Sienna Silvia Simone Sofia Sonia Stella Susan Sylvie Talia Tamara Tara Tessa Thea Uma Ursula Valeria Vera Victoria Violet Vivian Wendy
Yara Yasmin Yvonne Zara Zoe Aaron Adam Adrian Alan Alex Andre Anton Arthur Ben Bruno Carl Cesar Colin Daniel David Dean Diego Dominic
Edgar Elias Emil Eric Ethan Felix Finn Frank Gabriel George Gustav Hans Henry Hugo Ian Isaac Ivan Jack Jacob James Jan Joel Jonas Jorge
Joseph Julian Karim Kevin Leo Liam Luca Lucas Marco Mario Mark Martin Mateo Max Miguel Milo Nathan Noah Oliver Omar Oscar Otto Owen Pablo
Patrick Paul Peter Philip Rafael Ravi Robert Roman Ryan Sam Simon Stefan Theo Thomas Tim Tobias Victor Walter William Xavier`.split(
    /\s+/,
  );

const family =
  `Abbott Adams Ahmed Alvarez Andersen Archer Armstrong Baker Banerjee Barnes Bauer Becker Bell Bennett Berg Bishop Blake Bloom
Bondi Booth Bradley Brandt Brennan Brooks Burke Byrne Calloway Campbell Carter Castillo Chang Chen Clarke Cohen Coleman Collins Conti
Cooper Costa Cox Cruz Dalton Daly Davies Delgado Dempsey Diaz Dixon Donovan Doyle Duarte Duncan Durand Edwards Ellis Engel Espinoza Evans
Farrell Ferrari Fischer Fleming Flores Foster Fournier Fox Franco Fraser Fuchs Fujita Gallagher Garcia Gardner Garner Gibson Gilbert
Gomez Gordon Graham Grant Greco Greene Griffin Gupta Guzman Haas Hale Hall Hansen Harper Harrison Hart Hassan Hayes Henderson Hernandez
Herrera Hill Hoffmann Holland Holmes Horvat Howard Huang Hughes Hunt Hussain Ibrahim Iyer Jackson Jansen Jenkins Jensen Johansen Jones
Jordan Joshi Kaplan Kato Kaur Keller Kelly Kennedy Khan Kim King Klein Knight Kovacs Kramer Kumar Lambert Larsen Laurent Lawson Leclerc
Lee Lehmann Leon Lewis Lim Lindgren Lopez Lowe Lund Lynch Macdonald Maier Malone Marino Marsh Martinez Mason Matthews Mazur Mccarthy
Mendez Mercer Meyer Miller Mills Mitchell Moore Morales Moreau Moretti Morgan Morris Mueller Murphy Murray Nagy Nakamura Navarro Nelson
Newman Nguyen Nielsen Novak Nowak Obrien Okafor Okoye Oliveira Olsen Ortega Osei Owens Palmer Papadakis Park Parker Patel Pena Perez
Perry Petersen Petrov Pham Phillips Popescu Porter Powell Price Quinn Ramirez Ramos Reed Reid Reilly Reyes Rice Richter Rivera Robinson
Rojas Romano Romero Rossi Roth Rowe Ruiz Russo Ryan Saito Salazar Santos Sato Schmidt Schneider Schulz Schwartz Shah Sharma Shaw Silva
Simmons Singh Sloan Smith Soto Spencer Stein Stewart Stone Sullivan Suzuki Svensson Tanaka Taylor Thompson Torres Tran Tucker Turner
Vargas Vega Velasco Vogel Wagner Walker Wallace Walsh Wang Ward Watanabe Watson Weber Weiss Wells West White Wilson Winter Wolf Wong Wood
Wright Yamada Yang Yilmaz Young Zhang Ziegler Zimmermann`.split(/\s+/);

export const givenNames: readonly string[] = given;
export const familyNames: readonly string[] = family;
