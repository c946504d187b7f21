package dev.gantry.wit.print;

/** The frame of a documentation page, and what HTML needs of text. */
final class DocPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1d2433; --soft: #5b667a; --paper: #fff;
        --panel: #f5f7fa; --edge: #dfe4ec; --link: #0b61c4; --key: #8a2ba8; --name: #0a6b52; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6eaf2; --soft: #9aa6ba;
        --paper: #12161e; --panel: #1a2029; --edge: #2b3442; --link: #6fb3ff; --key: #d79bf0;
        --name: #6fd6b3; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 16px/1.6 system-ui, sans-serif; }
      header { border-bottom: 1px solid var(--edge); background: var(--panel); }
      header, main { padding: 1rem max(1.25rem, calc((100vw - 58rem) / 2)); }
      header nav { color: var(--soft); font-size: .9rem; }
      h1 { margin: .2rem 0; font-size: 1.7rem; overflow-wrap: anywhere; }
      h2 { margin: 2.2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid var(--edge);
        font-size: 1.25rem; }
      h3 { margin: 0; font-size: 1rem; }
      a { color: var(--link); text-decoration: none; } a:hover { text-decoration: underline; }
      code, pre { font: .9em/1.55 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
      pre { margin: .4rem 0; padding: .7rem .9rem; overflow-x: auto; border-radius: .5rem;
        background: var(--panel); border: 1px solid var(--edge); white-space: pre-wrap; }
      p code, li code, td code { padding: .08em .3em; border-radius: .3em;
        background: var(--panel); }
      article { margin: 0 0 1.5rem; } article article { margin: 1rem 0 1rem 1.2rem; }
      .kind { color: var(--key); } .name { color: var(--name); font-weight: 600; }
      .gate { display: inline-block; margin-right: .4rem; padding: 0 .55rem; border-radius: 1rem;
        border: 1px solid var(--edge); color: var(--soft); font-size: .8rem; }
      .warn { border-color: #d08a1c; color: #d08a1c; }
      table { width: 100%; border-collapse: collapse; }
      td { padding: .35rem .6rem .35rem 0; vertical-align: top;
        border-bottom: 1px solid var(--edge); } td:first-child { white-space: nowrap; }
      dt { margin-top: .5rem; } dd { margin: 0 0 .3rem 1.4rem; } dd p { margin: .15rem 0; }
      """;

  private DocPage() {}

  /**
   * {@return a whole page}
   *
   * @param path links to the pages above, as HTML
   */
  static String page(String title, String path, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <header>
        <nav>%s</nav>
        <h1>%s</h1>
        </header>
        <main>
        %s</main>
        </body>
        </html>
        """
        .formatted(escape(title), STYLE, path, escape(title), body);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** {@return a link, whose text is HTML already} */
  static String link(String target, String html) {
    return "<a href=\"" + escape(target) + "\">" + html + "</a>";
  }
}
