/* Names of people from many places, in their own scripts. */
#include "simdesk/names.h"

#include "base/text.h"

/* A person is a given and a family name of one place. GIVEN + 1 and FAMILIES have no common
   divisor, so that stepping both never repeats a pair. */
enum { PLACES = 12, GIVEN = 24, FAMILIES = 18 };

enum name_order { GIVEN_ONLY_FIRST, GIVEN_FAMILY, FAMILY_GIVEN, FAMILY_GIVEN_CLOSED };

struct place {
    enum name_order order;
    const char *given[GIVEN];
    const char *families[FAMILIES];
};

static const struct place NAMES[PLACES] = {
    {GIVEN_ONLY_FIRST, /* English */
     {"Candace", "Vince",  "Aoife", "Liam",   "Grace", "Oscar",   "Nora",  "Declan",
      "Hannah",  "Theo",   "Imani", "Jack",   "Molly", "Ethan",   "Priya", "Callum",
      "Ruth",    "Damian", "Erin",  "Marcus", "Tessa", "Patrick", "Joyce", "Wesley"},
     {"Murphy", "Walsh", "Byrne", "Clarke", "Bennett", "Osei", "Foster", "Hughes", "Doyle", "Quinn",
      "Carter", "Shah", "Reid", "Palmer", "Lowe", "Grant", "Mensah", "Ellis"}},
    {GIVEN_ONLY_FIRST, /* Polish, Czech, Croatian */
     {"Marek",    "Zuzana",     "Łukasz",   "Agnieszka", "Tomáš",   "Ivana",  "Paweł",  "Kateřina",
      "Goran",    "Małgorzata", "Jiří",     "Dagmar",    "Stjepan", "Bożena", "Ondřej", "Petra",
      "Wojciech", "Lucie",      "Zvonimir", "Hanna",     "Radek",   "Iwona",  "Matěj",  "Ana"},
     {"Kowalski", "Novák", "Horvat", "Wiśniewski", "Dvořák", "Zając", "Šimić", "Mazur", "Kučera",
      "Lis", "Babić", "Sikora", "Veselý", "Duda", "Marić", "Pokorný", "Wrona", "Kos"}},
    {FAMILY_GIVEN_CLOSED, /* Chinese */
     {"伟", "芳", "娜", "敏",   "静", "强", "磊", "洋",   "艳",   "勇",   "杰",   "娟",
      "涛", "明", "超", "秀英", "霞", "平", "刚", "桂兰", "雨桐", "子轩", "思远", "欣怡"},
     {"李", "王", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高",
      "林", "何", "郭"}},
    {GIVEN_ONLY_FIRST, /* Japanese, romanised */
     {"Yuki", "Haruto",  "Sakura", "Ren",   "Aoi",    "Daiki", "Hina",    "Kenji",
      "Mio",  "Takumi",  "Emi",    "Shota", "Nanami", "Ryo",   "Kaori",   "Satoshi",
      "Rin",  "Hiroshi", "Mei",    "Kaito", "Ayumi",  "Jun",   "Chihiro", "Naoki"},
     {"Sato", "Suzuki", "Tanaka", "Ito", "Yamada", "Kato", "Mori", "Abe", "Ono", "Ueda", "Hara",
      "Endo", "Aoki", "Fujii", "Okada", "Goto", "Sakai", "Kudo"}},
    {GIVEN_ONLY_FIRST, /* Malay, Indonesian, Swahili */
     {"Amina",  "Budi",  "Siti",  "Hafiz",  "Dewi",   "Juma",  "Nurul",   "Agus",
      "Zainab", "Farid", "Ratna", "Baraka", "Aisyah", "Rizal", "Wanjiru", "Putri",
      "Azlan",  "Neema", "Indra", "Halima", "Faizal", "Sri",   "Otieno",  "Mariam"},
     {"Rahman", "Santoso", "Ismail", "Wijaya", "Mwangi", "Hassan", "Pratama", "Abdullah", "Kamau",
      "Kusuma", "Yusof", "Hidayat", "Osman", "Lestari", "Njoroge", "Salleh", "Utami", "Zakaria"}},
    {GIVEN_ONLY_FIRST, /* Portuguese */
     {"João", "Inês",   "Rui",   "Conceição", "Tiago",   "Beatriz", "Gonçalo", "Luísa",
      "Caio", "Márcia", "André", "Débora",    "Vítor",   "Camila",  "Simão",   "Helena",
      "Zé",   "Lúcia",  "Nuno",  "Thaís",     "Estêvão", "Bruna",   "Álvaro",  "Mafalda"},
     {"Silva", "Gonçalves", "Araújo", "Ferrão", "Magalhães", "Brandão", "Lopes", "Simões",
      "Assunção", "Moura", "Guimarães", "Teles", "Falcão", "Pires", "Leitão", "Queirós", "Vaz",
      "Seabra"}},
    {GIVEN_FAMILY, /* Ukrainian */
     {"Оксана",   "Тарас",   "Ірина",    "Андрій", "Олена",   "Богдан", "Наталія", "Юрій",
      "Світлана", "Михайло", "Катерина", "Остап",  "Людмила", "Роман",  "Зоряна",  "Ігор",
      "Марія",    "Василь",  "Тетяна",   "Назар",  "Софія",   "Денис",  "Галина",  "Євген"},
     {"Шевченко", "Бондар", "Коваль", "Ткач", "Мельник", "Гончар", "Лисенко", "Савчук", "Руденко",
      "Марчук", "Поліщук", "Кравець", "Гайдай", "Сорока", "Іваненко", "Яремчук", "Дяк",
      "Чорновіл"}},
    {GIVEN_ONLY_FIRST, /* Turkish */
     {"Ayşe",   "Çağlar", "Gülşen", "Emre",  "İpek", "Oğuz",   "Şule",   "Kerem",
      "Zeynep", "Barış",  "Özlem",  "Yiğit", "Elif", "Tuğrul", "Nurgül", "Ümit",
      "Defne",  "Işıl",   "Hakan",  "Tuğba", "Cem",  "Sevgi",  "Göksel", "Bülent"},
     {"Yılmaz", "Öztürk", "Şahin", "Çelik", "Aydın", "Güneş", "Koç", "Doğan", "Arslan", "Işık",
      "Kılıç", "Erdoğmuş", "Polat", "Aksoy", "Tekin", "Ünal", "Şimşek", "Bulut"}},
    {FAMILY_GIVEN, /* Vietnamese */
     {"Linh",   "Tuấn", "Hương", "Minh",  "Ngọc", "Dũng",  "Thảo", "Quân",
      "Phương", "Sơn",  "Trang", "Khánh", "Hạnh", "Đức",   "Yến",  "Bảo",
      "Mai",    "Hiếu", "Quỳnh", "Long",  "Vân",  "Thịnh", "Diệp", "Cường"},
     {"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
      "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh"}},
    {GIVEN_ONLY_FIRST, /* Arabic */
     {"محمد", "فاطمة", "يوسف",  "مريم", "خالد",    "نور",    "عمر",  "ليلى",
      "حسن",  "سلمى",  "كريم",  "هدى",  "إبراهيم", "رانيا",  "طارق", "زينب",
      "سامي", "دعاء",  "مصطفى", "آية",  "وليد",    "ياسمين", "أحمد", "سارة"},
     {"الحداد", "منصور", "الخطيب", "سالم", "النجار", "حمدان", "العلي", "ناصر", "درويش", "الشامي",
      "قاسم", "المصري", "يونس", "عباس", "فارس", "بركات", "السيد", "زيدان"}},
    {FAMILY_GIVEN_CLOSED, /* Korean */
     {"민준", "서연", "도윤", "지우", "하준", "수빈", "은우", "지민",
      "시우", "예은", "준호", "유진", "현우", "다은", "건우", "채원",
      "성민", "소영", "태현", "미경", "동현", "혜진", "재훈", "나연"},
     {"김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권",
      "황", "안", "송"}},
    {GIVEN_ONLY_FIRST, /* Spanish, French, German, Italian */
     {"Íñigo",  "Chloé",  "Jürgen", "Giulia",   "Begoña", "Benoît",   "Sören", "Niccolò",
      "Raúl",   "Zoé",    "Käthe",  "Matteo",   "Lucía",  "François", "Björn", "Chiara",
      "Andrés", "Maëlle", "Götz",   "Fiorella", "Nuria",  "Hervé",    "Uwe",   "Donatella"},
     {"Muñoz", "Lefèvre", "Schröder", "Bianchi", "Ibáñez", "Gauthier", "Weiß", "Moretti", "Peña",
      "Garçon", "Köhler", "Greco", "Núñez", "Bérenger", "Jäger", "Ricci", "Cortés", "Noël"}},
};

static enum name_order order_of(const struct place *place, uint32_t round)
{
    if (place->order == GIVEN_ONLY_FIRST && round > 0)
        return GIVEN_FAMILY;
    return place->order;
}

void names_write(uint32_t index, char *buffer, size_t capacity)
{
    const struct place *place = &NAMES[index % PLACES];
    uint32_t person = index / PLACES % (GIVEN * FAMILIES);
    uint32_t round = person / GIVEN;
    const char *given = place->given[person % GIVEN];
    const char *family = place->families[(person + round) % FAMILIES];
    struct text name = text_over(buffer, capacity);
    switch (order_of(place, round)) {
    case GIVEN_ONLY_FIRST:
        text_add(&name, given);
        break;
    case GIVEN_FAMILY:
        text_addf(&name, "%s %s", given, family);
        break;
    case FAMILY_GIVEN:
        text_addf(&name, "%s %s", family, given);
        break;
    case FAMILY_GIVEN_CLOSED:
        text_addf(&name, "%s%s", family, given);
        break;
    }
}
