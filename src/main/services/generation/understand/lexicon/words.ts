const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Nouns that describe the software or the wording rather than a thing to keep records of. */
export const STOP_NOUNS = set(`
app apps application website site web page homepage main interface system platform software program miniapp tool tools solution portal functionality function functions capability
capabilities ability experience user users people everyone way ways kind type types variety range number amount set information info data content detail details overview option options style design theme color background
component element layout mode support use usage process processing management manager administration admin need needs purpose method approach quality level access_to control end side front back backend frontend 
time times day days week weeks month months year years today moment minute second part parts area areas section sections example thing things lot etc world life center centre hub addition order_to effort accuracy security precision convenience efficiency speed
ease realtime device screen screens phone desktop browser internet online button buttons input output result results words name names email  address password title description status state priority filter filters search sort
view views display browsing viewing tracking creation update updates editing deletion removal selection communication interaction engagement operation operations environment  version power centralized simple powerful
developer developers tester testers professional professionals audience public cash flow front_desk desk storage transmission grant expectation readiness login logout authentication signup profile role permission permissions setting settings chart charts graph history dashboard
images humor fun entertainment start beginning ending point progress streamline comprehensive total totals sum average percentage calculation rank base basis value values price prices quantity rate rates percent performance trend trends 
production preparation check diagnosis shape size logo logos icon language country daily weekly monthly yearly maker organizer scheduler tracker planner generator analyzer analyser viewer finder counter checker picker simulator splitter kitchen copy workshop graphic clinic hospital bakery restaurant cafe salon gym school university college bookstore agency studio farm garage hotel museum church shop boutique supermarket league seating map maps route direction instruction guideline rules tip tips advice mechanism workflow procedure situation scenario format formats
modules database backend technology html css javascript react python ai artificial intelligence algorithm recommendation assistant virtual digital cloud
`);

/** Verbs whose object is something the app keeps. */
export const MANAGE_VERBS = set(`
add create manage track record log list browse view search find edit update delete remove store save keep organize plan schedule book reserve order buy sell rent lend borrow post publish share upload submit apply review rate approve reject assign send receive ship deliver
issue print pay bill invoice register enroll check monitor analyze report follow collect donate compare choose select explore discover read write watch play learn practice take join attend invite name display showcase show offer provide maintain handle process confirm cancel request generate build design draw import export organize categorize filter prioritize answer catalog catalogue archive inventory rehearse lend treat
`);

/** Words every English speaker uses; a prompt with none of these and no known thing is not English. */
export const COMMON_WORDS = set(`
the a an and or of for to in on with my our your their i we you they it is are be can should want need where who what when which that this from by at as all each every make build create please help let have has get give show app application website site page system tool simple online small
new good best list form game timer calculator tracker manager planner editor builder maker creator converter generator assistant reader viewer finder player guide journal diary notes board chat store shop quiz survey poll blog portfolio dashboard landing todo
`);

/** Endings of what an app is called that say nothing about it. */
export const NAME_TAILS = set('app apps application website websites site web page miniapp program software platform system tool portal');
export const NAME_HEADS = set(
  'a an the my our your simple basic small modern new nice good great beautiful clean minimal minimalistic powerful comprehensive complete full responsive interactive online web mobile user professional',
);
