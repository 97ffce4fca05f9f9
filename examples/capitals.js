// Finds countries and capitals, however they are spelt: find('Ouagadugu') returns Ouagadougou, Burkina Faso.
//
// A function like this is slow to start, because it builds its tables while it loads: every way to leave out one or two letters
// of each name, so that a misspelt name meets its original in one look-up (the idea is called symmetric delete), and for each
// name those that it is easily mistaken for. The tables are the same every time, so they belong in a snapshot: a runtime that
// starts from one has them without building them. No code cache can do that, because it holds code and no tables.

const TABLE = `
AD Andorra,Andorra la Vella;AE United Arab Emirates,Abu Dhabi;AF Afghanistan,Kabul;AG Antigua and Barbuda,Saint John's
AL Albania,Tirana;AM Armenia,Yerevan;AO Angola,Luanda;AR Argentina,Buenos Aires;AT Austria,Vienna;AU Australia,Canberra
AZ Azerbaijan,Baku;BA Bosnia and Herzegovina,Sarajevo;BB Barbados,Bridgetown;BD Bangladesh,Dhaka;BE Belgium,Brussels
BF Burkina Faso,Ouagadougou;BG Bulgaria,Sofia;BH Bahrain,Manama;BI Burundi,Gitega;BJ Benin,Porto-Novo
BN Brunei,Bandar Seri Begawan;BO Bolivia,Sucre;BR Brazil,Brasília;BS Bahamas,Nassau;BT Bhutan,Thimphu
BW Botswana,Gaborone;BY Belarus,Minsk;BZ Belize,Belmopan;CA Canada,Ottawa;CD Congo (Democratic Republic),Kinshasa
CF Central African Republic,Bangui;CG Congo (Republic),Brazzaville;CH Switzerland,Bern;CI Côte d'Ivoire,Yamoussoukro
CL Chile,Santiago;CM Cameroon,Yaoundé;CN China,Beijing;CO Colombia,Bogotá;CR Costa Rica,San José;CU Cuba,Havana
CV Cabo Verde,Praia;CY Cyprus,Nicosia;CZ Czechia,Prague;DE Germany,Berlin;DJ Djibouti,Djibouti City
DK Denmark,Copenhagen;DM Dominica,Roseau;DO Dominican Republic,Santo Domingo;DZ Algeria,Algiers;EC Ecuador,Quito
EE Estonia,Tallinn;EG Egypt,Cairo;ER Eritrea,Asmara;ES Spain,Madrid;ET Ethiopia,Addis Ababa;FI Finland,Helsinki
FJ Fiji,Suva;FM Micronesia,Palikir;FR France,Paris;GA Gabon,Libreville;GB United Kingdom,London;GD Grenada,Saint George's
GE Georgia,Tbilisi;GH Ghana,Accra;GM Gambia,Banjul;GN Guinea,Conakry;GQ Equatorial Guinea,Malabo;GR Greece,Athens
GT Guatemala,Guatemala City;GW Guinea-Bissau,Bissau;GY Guyana,Georgetown;HN Honduras,Tegucigalpa;HR Croatia,Zagreb
HT Haiti,Port-au-Prince;HU Hungary,Budapest;ID Indonesia,Jakarta;IE Ireland,Dublin;IL Israel,Jerusalem;IN India,New Delhi
IQ Iraq,Baghdad;IR Iran,Tehran;IS Iceland,Reykjavík;IT Italy,Rome;JM Jamaica,Kingston;JO Jordan,Amman;JP Japan,Tokyo
KE Kenya,Nairobi;KG Kyrgyzstan,Bishkek;KH Cambodia,Phnom Penh;KI Kiribati,Tarawa;KM Comoros,Moroni
KN Saint Kitts and Nevis,Basseterre;KP North Korea,Pyongyang;KR South Korea,Seoul;KW Kuwait,Kuwait City
KZ Kazakhstan,Astana;LA Laos,Vientiane;LB Lebanon,Beirut;LC Saint Lucia,Castries;LI Liechtenstein,Vaduz
LK Sri Lanka,Colombo;LR Liberia,Monrovia;LS Lesotho,Maseru;LT Lithuania,Vilnius;LU Luxembourg,Luxembourg City
LV Latvia,Riga;LY Libya,Tripoli;MA Morocco,Rabat;MC Monaco,Monaco City;MD Moldova,Chișinău;ME Montenegro,Podgorica
MG Madagascar,Antananarivo;MH Marshall Islands,Majuro;MK North Macedonia,Skopje;ML Mali,Bamako;MM Myanmar,Naypyidaw
MN Mongolia,Ulaanbaatar;MR Mauritania,Nouakchott;MT Malta,Valletta;MU Mauritius,Port Louis;MV Maldives,Malé
MW Malawi,Lilongwe;MX Mexico,Mexico City;MY Malaysia,Kuala Lumpur;MZ Mozambique,Maputo;NA Namibia,Windhoek
NE Niger,Niamey;NG Nigeria,Abuja;NI Nicaragua,Managua;NL Netherlands,Amsterdam;NO Norway,Oslo;NP Nepal,Kathmandu
NR Nauru,Yaren;NZ New Zealand,Wellington;OM Oman,Muscat;PA Panama,Panama City;PE Peru,Lima
PG Papua New Guinea,Port Moresby;PH Philippines,Manila;PK Pakistan,Islamabad;PL Poland,Warsaw;PT Portugal,Lisbon
PW Palau,Ngerulmud;PY Paraguay,Asunción;QA Qatar,Doha;RO Romania,Bucharest;RS Serbia,Belgrade;RU Russia,Moscow
RW Rwanda,Kigali;SA Saudi Arabia,Riyadh;SB Solomon Islands,Honiara;SC Seychelles,Victoria;SD Sudan,Khartoum
SE Sweden,Stockholm;SG Singapore,Singapore City;SI Slovenia,Ljubljana;SK Slovakia,Bratislava;SL Sierra Leone,Freetown
SM San Marino,San Marino City;SN Senegal,Dakar;SO Somalia,Mogadishu;SR Suriname,Paramaribo;SS South Sudan,Juba
ST São Tomé and Príncipe,São Tomé;SV El Salvador,San Salvador;SY Syria,Damascus;SZ Eswatini,Mbabane;TD Chad,N'Djamena
TG Togo,Lomé;TH Thailand,Bangkok;TJ Tajikistan,Dushanbe;TL Timor-Leste,Dili;TM Turkmenistan,Ashgabat;TN Tunisia,Tunis
TO Tonga,Nukuʻalofa;TR Türkiye,Ankara;TT Trinidad and Tobago,Port of Spain;TV Tuvalu,Funafuti;TZ Tanzania,Dodoma
UA Ukraine,Kyiv;UG Uganda,Kampala;US United States,Washington;UY Uruguay,Montevideo;UZ Uzbekistan,Tashkent
VC Saint Vincent and the Grenadines,Kingstown;VE Venezuela,Caracas;VN Vietnam,Hanoi;VU Vanuatu,Port Vila
WS Samoa,Apia;YE Yemen,Sanaa;ZA South Africa,Pretoria;ZM Zambia,Lusaka;ZW Zimbabwe,Harare`;

/** Letters that people type without their marks. Not every engine has Intl, so the few that occur here are listed. */
const PLAIN = new Map(Object.entries({ ã: 'a', á: 'a', ă: 'a', ç: 'c', é: 'e', í: 'i', ó: 'o', ô: 'o', ș: 's', ü: 'u' }));

/** A name as it is compared: lower case, letters only. */
function fold(name) {
  let folded = '';
  for (const letter of name.toLowerCase()) {
    const plain = PLAIN.get(letter) ?? letter;
    if (plain >= 'a' && plain <= 'z') {
      folded += plain;
    }
  }
  return folded;
}

/** All that is left of a word when up to so many of its letters are taken away, the word itself included. */
function shortened(word, letters, found = new Set([word])) {
  if (letters > 0) {
    for (let i = 0; i < word.length; i++) {
      const shorter = word.slice(0, i) + word.slice(i + 1);
      if (!found.has(shorter)) {
        found.add(shorter);
        shortened(shorter, letters - 1, found);
      }
    }
  }
  return found;
}

/** How many letters have to be added, taken away, replaced or swapped with their neighbour to get from one word to the other. */
function distance(a, b) {
  let before = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        current[j] = Math.min(current[j], before[j - 2] + 1);
      }
    }
    before = previous;
    previous = current;
  }
  return previous[b.length];
}

const LETTERS = 2;
// The beginning of a name is enough to find candidates; the distance is that of the whole names.
const BEGINNING = 12;
const names = [];
const index = new Map();

/** All spellings of a name's beginning that the index knows or is asked for. */
const spellings = (folded) => shortened(folded.slice(0, BEGINNING), LETTERS);

function add(kind, place) {
  const name = place[kind];
  const folded = fold(name);
  const number = names.push({ kind, name, folded, place, similar: [] }) - 1;
  for (const spelling of spellings(folded)) {
    const numbers = index.get(spelling);
    // Most spellings lead to one name only, and a number takes less room in a snapshot than a list.
    if (numbers === undefined) {
      index.set(spelling, number);
    } else if (typeof numbers === 'number') {
      index.set(spelling, [numbers, number]);
    } else {
      numbers.push(number);
    }
  }
}

for (const [, code, country, capital] of TABLE.matchAll(/([A-Z]{2}) ([^,;\n]+),([^,;\n]+)/g)) {
  const place = { code, country, capital };
  add('country', place);
  add('capital', place);
}

for (const [number, one] of names.entries()) {
  for (const other of names.slice(number + 1)) {
    const [a, b] = [one.folded, other.folded];
    const most = Math.max(a.length, b.length) / 3;
    if (one.kind === other.kind && Math.abs(a.length - b.length) <= most && distance(a, b) <= most) {
      one.similar.push(other.name);
      other.similar.push(one.name);
    }
  }
}

/** The place whose name is nearest to what was typed, or null if none is within two letters of it. */
globalThis.find = (typed) => {
  const folded = fold(typed);
  let best = null;
  let least = LETTERS + 1;
  for (const spelling of spellings(folded)) {
    for (const number of [index.get(spelling) ?? []].flat()) {
      const candidate = names[number];
      const far = distance(folded, candidate.folded);
      if (far < least) {
        least = far;
        best = candidate;
      }
    }
  }
  return best && { ...best.place, found: best.kind, distance: least, similar: best.similar };
};

/** What can be found: how many names there are, and how many spellings lead to them. */
globalThis.indexed = () => ({ names: names.length, spellings: index.size });
