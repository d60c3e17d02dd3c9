// Moroccan names in both scripts; the people made from them are invented.
const pairs = (text) =>
  text
    .trim()
    .split(/\s*\n\s*|\s*;\s*/)
    .map((pair) => pair.split(' = '));

export const WOMEN = pairs(`
Aïcha = عائشة ; Amal = أمل ; Amina = أمينة ; Asmae = أسماء ; Aziza = عزيزة ; Bouchra = بشرى ; Chaimae = شيماء ; Dounia = دنيا
Fadoua = فدوى ; Fatiha = فتيحة ; Fatima = فاطمة ; Fatima-Zahra = فاطمة الزهراء ; Ghizlane = غزلان ; Habiba = حبيبة ; Hafsa = حفصة
Hajar = هاجر ; Hakima = حكيمة ; Halima = حليمة ; Hanane = حنان ; Hasnae = حسناء ; Hayat = حياة ; Hind = هند ; Houda = هدى
Ihsane = إحسان ; Ikram = إكرام ; Ilham = إلهام ; Imane = إيمان ; Jamila = جميلة ; Karima = كريمة ; Kawtar = كوثر ; Khadija = خديجة
Laila = ليلى ; Lamiae = لمياء ; Latifa = لطيفة ; Loubna = لبنى ; Malika = مليكة ; Maria = مارية ; Mariam = مريم ; Meryem = مريم
Mouna = منى ; Nabila = نبيلة ; Nadia = نادية ; Naïma = نعيمة ; Najat = نجاة ; Nawal = نوال ; Nezha = نزهة ; Nora = نورة ; Ouafae = وفاء
Rachida = رشيدة ; Rajae = رجاء ; Sabah = صباح ; Saida = سعيدة ; Salma = سلمى ; Samia = سامية ; Samira = سميرة ; Sanae = سناء
Siham = سهام ; Souad = سعاد ; Soukaina = سكينة ; Touria = ثورية ; Yasmine = ياسمين ; Zahra = زهرة ; Zineb = زينب ; Zoubida = زبيدة`);

export const MEN = pairs(`
Abdelaziz = عبد العزيز ; Abdelhak = عبد الحق ; Abdelilah = عبد الإله ; Abdelkader = عبد القادر ; Abdellah = عبد الله
Abdelmajid = عبد المجيد ; Abderrahim = عبد الرحيم ; Adil = عادل ; Ahmed = أحمد ; Ali = علي ; Amine = أمين ; Anas = أنس ; Ayoub = أيوب
Aziz = عزيز ; Bilal = بلال ; Brahim = إبراهيم ; Driss = إدريس ; El Hassan = الحسن ; Fouad = فؤاد ; Hamid = حميد ; Hamza = حمزة
Hassan = حسن ; Hicham = هشام ; Hussein = حسين ; Ilyas = إلياس ; Ismail = إسماعيل ; Jamal = جمال ; Jaouad = جواد ; Kamal = كمال
Karim = كريم ; Khalid = خالد ; Lahcen = لحسن ; Larbi = العربي ; Mehdi = مهدي ; M'hamed = امحمد ; Mohamed = محمد ; Mohammed = محمد
Mourad = مراد ; Moussa = موسى ; Mustapha = مصطفى ; Nabil = نبيل ; Noureddine = نور الدين ; Omar = عمر ; Othmane = عثمان
Rachid = رشيد ; Reda = رضا ; Redouane = رضوان ; Saad = سعد ; Said = سعيد ; Samir = سمير ; Soufiane = سفيان ; Taoufik = توفيق
Tarik = طارق ; Yassine = ياسين ; Younes = يونس ; Youssef = يوسف ; Zakaria = زكرياء`);

export const FAMILIES = pairs(`
Aït Ali = أيت علي ; Aït Lahcen = أيت لحسن ; Aït Taleb = أيت الطالب ; Alami = العلمي ; Alaoui = العلوي ; Amrani = العمراني
Azzouzi = عزوزي ; Bahri = البحري ; Bakkali = البقالي ; Belhaj = بلحاج ; Belkacem = بلقاسم ; Belmokhtar = بلمختار
Benali = بنعلي ; Benchekroun = بنشقرون ; Benhaddou = بنحدو ; Benjelloun = بنجلون ; Benkirane = بنكيران ; Bennani = بناني
Bennis = بنيس ; Benomar = بنعمر ; Bensaid = بنسعيد ; Benslimane = بنسليمان ; Berrada = برادة ; Bouazza = بوعزة
Bouchikhi = بوشيخي ; Boukhari = البخاري ; Boulahya = بولحية ; Bourkia = بورقية ; Boutaleb = بوطالب ; Bouzidi = بوزيدي
Chafik = شفيق ; Chaoui = الشاوي ; Cherkaoui = الشرقاوي ; Chraïbi = الشرايبي ; Daoudi = الداودي ; Doukkali = الدكالي
El Amrani = العمراني ; El Asri = العسري ; El Azhari = الأزهري ; El Baz = الباز ; El Fassi = الفاسي ; El Ghali = الغالي
El Hachimi = الهاشمي ; El Haddad = الحداد ; El Hamdaoui = الحمداوي ; El Idrissi = الإدريسي ; El Jaouhari = الجوهري
El Kadiri = القادري ; El Khattabi = الخطابي ; El Mansouri = المنصوري ; El Moussaoui = الموساوي ; El Ouardi = الوردي
El Yaacoubi = اليعقوبي ; Ennaciri = الناصري ; Ettaleb = الطالب ; Fikri = فكري ; Filali = الفيلالي ; Ghazali = الغزالي
Guessous = جسوس ; Hajji = حجي ; Hamdoune = حمدون ; Haddaoui = الحداوي ; Idrissi = الإدريسي ; Jabri = الجابري
Jebbari = الجباري ; Kabbaj = القباج ; Kadiri = القادري ; Karimi = كريمي ; Khalfi = الخلفي ; Laâroussi = العروسي
Lahlou = لحلو ; Lamrani = لمراني ; Lamrini = لمريني ; Lazrak = لزرق ; Mansouri = المنصوري ; Mekouar = مكوار ; Mernissi = المرنيسي
Mesbahi = المصباحي ; Naciri = الناصري ; Nejjar = النجار ; Ouahbi = الوهبي ; Ouazzani = الوزاني ; Oukacha = أوقشة
Oulhaj = أولحاج ; Qasmi = القاسمي ; Rachidi = الرشيدي ; Rahmani = الرحماني ; Rami = الرامي ; Regragui = الركراكي ; Rifaï = الريفي
Sabri = صبري ; Saidi = السعيدي ; Sbai = السباعي ; Sebti = السبتي ; Sefrioui = الصفريوي ; Senhaji = الصنهاجي ; Skalli = الصقلي
Slaoui = السلاوي ; Soussi = السوسي ; Tahiri = الطاهري ; Tazi = التازي ; Temsamani = التمسماني ; Touzani = التوزاني
Yacoubi = اليعقوبي ; Zahidi = الزاهدي ; Zerouali = الزروالي ; Ziani = الزياني ; Zniber = زنيبر ; Zouhairi = الزهيري`);

/** "Fatima-Zahra", "Aït Taleb" → "fatima-zahra.ait-taleb". */
export function mailboxOf(given, family) {
  const plain = (text) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, '');
  return `${plain(given)}.${plain(family)}`;
}
