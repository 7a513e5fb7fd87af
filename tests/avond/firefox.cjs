// Drives one Firefox over WebDriver BiDi: a line of JSON in, a line of JSON out.
// node firefox.cjs <folder with node_modules> <firefox>
const { createRequire } = require("node:module");
const { createInterface } = require("node:readline");

const [, , map, firefox] = process.argv;
const puppeteer = createRequire(`${map}/`)("puppeteer-core");

(async () => {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, timeout: 90_000, protocolTimeout: 90_000, extraPrefsFirefox: { "intl.accept_languages": "nl" } });
  let context = null;
  let page = null;
  let maat = { width: 390, height: 844 };
  const klachten = [];
  const doe = {
    nieuw: async () => {
      await context?.close();
      context = await browser.createBrowserContext();
      page = await context.newPage();
      page.setDefaultTimeout(90_000); // also of going somewhere; a machine can have much to do
      page.on("pageerror", (fout) => klachten.push(String(fout)));
      await page.setViewport(maat);
    },
    maat: async (width, height) => {
      maat = { width, height };
      await page.setViewport(maat);
    },
    open: async (url) => void (await page.goto(url)),
    js: (code) => page.evaluate(code),
    klik: (css) => page.locator(css).click(),
    typ: (css, tekst) => page.type(css, tekst),
    druk: (toets) => page.keyboard.press(toets),
    met_shift: async (toets) => {
      await page.keyboard.down("Shift");
      await page.keyboard.press(toets);
      await page.keyboard.up("Shift");
    },
    beeld: async (path) => void (await page.screenshot({ path })),
    klachten: () => klachten.splice(0),
  };
  await doe.nieuw();
  console.log(JSON.stringify({ uit: await browser.version() }));
  for await (const regel of createInterface({ input: process.stdin })) {
    const [wat, ...rest] = JSON.parse(regel);
    try {
      console.log(JSON.stringify({ uit: (await doe[wat](...rest)) ?? null }));
    } catch (fout) {
      console.log(JSON.stringify({ fout: String(fout) }));
    }
  }
  await browser.close();
})();
