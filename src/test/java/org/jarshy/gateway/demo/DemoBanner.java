package org.jarshy.gateway.demo;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a newcomer reads when the demo has started. */
final class DemoBanner {

  private static final String LINE = "=".repeat(78);

  private DemoBanner() {}

  static String text() {
    String people =
        Arrays.stream(DemoPeople.values())
            .map(person -> "    %-11s %s".formatted(person.login(), person.job()))
            .collect(Collectors.joining("\n"));
    return """

        %s
          Jarshy is running, with sample data and keys that are thrown away at the end.

          Console   http://127.0.0.1:8080
          Phones    http://127.0.0.1:%d   (the simulator's page and API)
          SMPP      127.0.0.1:%d          (accounts beeline, kcell, tele2; password demo)
          Feeds     http://127.0.0.1:%d   (practice: alert, update and cancel at a click)
          Text to   1414

          Sign in with the password %s as
        %s

          Two phones  %s (Kazakh, Almaty)   %s (Russian, Almaty)

          Try: on the phones page, as the first of them, text  КОМЕНДАНТ АЛМАТЫ  to 1414;
          or  АПТЕКА , a keyword that the operators of this service defined.
          Then: sign in as approver, approve the curfew for the whole country; sign in as
          dispatcher and send it; watch it arrive on both phones, each in its language.
          Or: as author, bring in %s under Bundles, which a newsroom
          signed; as approver, look at its proof and approve it; text  НОВОСТИ АЛМАТЫ.
          Or: submit and approve what the page Feeds drafted; let the practice feeds say the
          next thing, press Ask now, and see its update and its cancel come.
        %s
        """
        .formatted(
            LINE,
            DemoApplication.PHONES_PORT,
            DemoApplication.SMPP_PORT,
            DemoApplication.FEEDS_PORT,
            DemoPeople.PASSWORD,
            people,
            DemoPhone.KAZAKH.number(),
            DemoPhone.RUSSIAN.number(),
            SampleBundle.FILE,
            LINE);
  }
}
