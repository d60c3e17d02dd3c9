#include "domain/duplicates/script_pairs.hpp"

#include <array>

namespace athar {
namespace {

constexpr auto pairs = std::to_array<ScriptPair>({
    {"ا", "a aa ah=10 e=35 o=35 u=40 i=50 ea=20 au=30 ai=30 ae=20 ha=60 oa=30"},
    {"ب", "b p=10 bb pp=10 v=50 be=10 w=80"},
    {"ت", "t tt th=10 d=50 te=10 dt=20 tth=10 ts=60"},
    {"ث", "th t=30 s=30 c=40 z=40"},
    {"ج", "j g=5 dj dg=10 ge=10 gi=10 gh=30 gg=10 zh=20 y=50 ch=50 dge=10 c=40 gj=20 gu=20 k=80 z=70 x=60"},
    {"ح", "h hh=10 ha=30 j=60 kh=60"},
    {"خ", "kh ch=10 h=30 k=35 j=25 x=30 g=50 q=60 ckh=10 gh=50"},
    {"د", "d dd t=50 dt=10 dh=10 th=50 de=10"},
    {"ذ", "dh d=20 th=15 z=25 dd=30"},
    {"ر", "r rr rh=10 wr=10 re=10 er=15"},
    {"ز", "z s=25 zz ze=5 se=20 x=40 ts=40 tz=30 j=50 th=40 c=60 sz=50"},
    {"س", "s ss c=15 ce=10 sc=15 z=30 sz=10 x=40 ts=40 se=10 ps=30 th=50 sh=60 cc=30 zz=40 tz=50 st=70"},
    {"ش", "sh ch=3 sch s=40 sz=30 sj=20 x=25 tch=30 c=40 tsch=30 ti=50 j=50 sk=50 che=10 she=10 shch=10 ss=50 sc=20 ci=50 si=50 kh=90"},
    {"ص", "s=3 ss=5 c=30 z=40 sa=20"},
    {"ض", "d=8 dh=5 dd=10 z=30 dha=20"},
    {"ط", "t=3 tt=3 th=20 d=50"},
    {"ظ", "z=8 dh=5 d=30 th=20 zh=10 dz=20"},
    {"ع", "a=5 aa e=15 i=20 o=20 u=20 ai=15 ou=20 ea=20 y=40 3"},
    {"غ", "g gh gu=10 gg=5 r=45 rh=30 h=70 k=70 ch=70 j=60 ge=20"},
    {"ف", "f v=12 ph ff w=30 pf=20 ve=10 fe=10 vv=15 u=70 gh=60 pv=50 p=60 b=70"},
    {"ق", "q k=8 c=20 g=25 gh=30 ck=20 qu=10 kh=30 cc=25 kk=15 ch=40"},
    {"ك", "k c ck q=10 qu=10 ch=15 kh=25 cc=5 que=10 g=40 cq=10 kk=5 ke=10 ce=60 cu=30 x=60 cch=20"},
    {"ل", "l ll le=10 el=20 lh=10 lj=30"},
    {"م", "m mm me=10 n=80 mb=40"},
    {"ن", "n nn ne=10 m=60 gn=20 ng=40 en=20 nh=20 kn=20 nj=20 nt=50 nd=50"},
    {"ه", "h e=45 a=35 ah=10 eh=10 ch=70 j=60 kh=70"},
    {"و", "o u ou w oo=2 au=12 eau=8 eaux=10 aux=20 ow=8 eu=20 oe=15 wh=10 v=30 ew=20 ue=20 uh=15 oh=10 aw=25 a=70 ough=20 oue=10 "
          "oux=15 aud=25 ault=25 aut=25 e=70 hu=30 os=40 ot=30 oy=60 hou=30 i=80 eo=30 uo=30 iou=20 oud=35 out=35 oo=5"},
    {"ي", "i y e=12 ee=3 ie=5 ea=12 ei=8 ey=3 ii ai=15 ay=15 ij=10 j=20 iy=5 ye=8 ae=20 ae=20 u=45 a=60 ue=40 ll=50 er=60 et=40 ez=50 "
          "ieh=10 eh=20 oi=60 eigh=20 hi=30 h=80 o=75 oe=40 g=70 igh=30 ui=35 ya=25 yi=5 eu=40 ih=10 es=45 ier=40 eye=20 uy=35"},
    {"ة", "a ah=2 e=12 eh=8 at=8 et=8 t=12 ath=10 ia=20 ha=20 te=20 ya=30"},
    {"ى", "a=5 ah=10 e=20 i=10 y=10 aa=5 ee=15 ie=20"},
    {"ئ", "e=3 i=3 y=5 a=30 ei=8 ie=8 ae=15 ai=15 ye=10"},
    {"ؤ", "o=3 u=3 ou=3 e=20 a=20 w=10 oo=5"},
    {"ء", "a=20 e=25 i=30"},
    {"پ", "p pp b=20"},
    {"چ", "ch c=20 tch j=30 sh=30 g=40 cz=10"},
    {"ژ", "j zh g=10 z=30"},
    {"ڤ", "v w=20 f=20 vv"},
    {"گ", "g gu=5 gg k=40 gh=10 ge=10"},
    {"تش", "ch=3 tch cz=8 c=18 tsch cs=15 tj=20 cc=15 ci=20 ce=20 tsh cch=15 tc=20 x=40 cz=5 ti=50"},
    {"تس", "z=8 ts tz=3 c=15 zz=8 tts=5 tse ds=30 cz=20 ths=20 ce=30"},
    {"تز", "tz z=8 ts=8 zz=8 tse=10 c=40 ds=30"},
    {"دز", "z=15 dz ds=10 zz=20 dds=10"},
    {"دج", "dj j=5 g=10 dg=5 dge=10"},
    {"كس", "x ks cks cs=3 chs=8 xx xc=10 cc=15 ckes=10 xe=10 xs=5 kes=10"},
    {"غز", "x=20 gs ggs gz=10"},
    {"جز", "gs=10 x=40 ges=10"},
    {"كو", "qu=5 cu co ko q=40"},
    {"كي", "qui=5 que=10 qi=5"},
    {"وا", "oi=5 wa ua=5 oy=15 oa=5 ois=25 oix=25 oit=25 oua=3 ouah=10 wha=10 va=40 oar=40 wo=20 we=25"},
    {"وي", "oy=5 oi=5 ui=8 wi ouy oui=3 wee=3 eu=15 we=10 oe=15 uy=8 ei=30 oey=10 euil=20 vi=40 ve=40 whi=10"},
    {"يو", "u=8 eu=5 ew=10 yu iu io=3 ue=10 eo=10 ju=10 jo=10 yo yew=10 iou ieu=10 eau=30 you eux=15"},
    {"اي", "i=10 y=10 ai ei ay ey ie=25 igh=10 ij=10 ye=20 aj=10 ine=50 aye=5 uy=20 ahi aey=5 ae=10 eye=10"},
    {"او", "au=2 ou=8 ow=5 o=20 aw=5 ao aou ahu=5 auw=5 ough=20 oe=20 eo=30"},
    {"يا", "ia ya ea=8 ja=8 ija=8 iya iah=8 ie=30 aya=20 eah=15 lla=50 ye=30"},
    {"ني", "gn=8 ny ni ne=10 gni=5 gne=10 ny=3"},
    {"لي", "gli=8 ly li le=10 ll=30 lle=30 lli=3 gl=20 lley=5"},
    {"ان", "ain=10 in=20 en=12 an aint=25 aine=20 aun=20 ann ant=30 ent=30 am=30 em=40 ein=25"},
    {"ون", "on un own=10 onne=10 ont=25 ond=25 oun one=10 en=40 om=30"},
    {"شت", "st=15 cht=3 scht sht sth=30"},
    {"شب", "sp=15"},
    {"نغ", "ng ngh=5 nge=10 n=60"},
    {"نج", "ng=5 nge=5 nj nch=40"},
    {"ري", "ry ri re=15 rie=5 ray=10 rey=5 rhy=5"},
    {"اه", "ah ha=10 aha a=25"},
    {"يه", "ier=15 iet=20 eh=5 e=15 ieh=5 ye=15 ais=30 et=20 iyeh=5 er=25 ez=25 ih=10"},
    {"وه", "oh=5 uh=5 o=20 ouh=5 owe=10"},
    {"غي", "gue=5 gui=3 guy=3 ghi gi gay=10 gey=5"},
    {"جي", "ge=8 gi=3 gy=3 ji jie=5 gie=5 g=15"},
    {"هو", "hu ho who=5 wh=30 hou how=5 ju=40 jo=40"},
    {"هي", "hi he hy hay=10 hey=5 j=50"},
    {"خو", "jo=10 ju=10 kho=3 khu=3 cho=10"},
    {"خي", "gi=30 je=15 ge=30 ji=15"},
});

}  // namespace

std::span<ScriptPair const> script_pairs() { return pairs; }

}  // namespace athar
