package org.jarshy.gateway.console;

import java.util.Map;
import java.util.Set;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.directory.Directory;
import org.jarshy.gateway.directory.HelpLine;
import org.jarshy.gateway.directory.HelpTopic;
import org.jarshy.gateway.kernel.*;
import org.jarshy.gateway.outbox.PriorityClass;
import org.springframework.boot.builder.SpringApplicationBuilder;

public class ConsolePreview {
  public static void main(String[] args) throws Exception {
    var ctx =
        new SpringApplicationBuilder(ConsoleSlice.class)
            .run(
                "--server.port=8099",
                "--management.endpoints.enabled-by-default=false",
                "--spring.datasource.url=" + ConsoleSlice.IN_MEMORY.formatted("preview"));
    var accounts = ctx.getBean(Accounts.class);
    Actor sys = Actor.SYSTEM;
    accounts.create(
        "aigerim", "Айгерим С.", Secret.of("preview-password"), Set.of(Role.AUTHOR), sys);
    accounts.create(
        "daniyar",
        "Данияр К.",
        Secret.of("preview-password"),
        Set.of(Role.APPROVER, Role.DISPATCHER, Role.ADMINISTRATOR),
        sys);
    var now = ctx.getBean(java.time.Clock.class).instant();
    Bulletins b = ctx.getBean(Bulletins.class);
    var a = new Actor("aigerim");
    var d = new Actor("daniyar");
    var one = b.draft(SampleContent.curfew(now), a);
    b.submit(one, 1, a);
    b.approve(one, 2, d);
    var two = b.draft(SampleContent.digest(now), a);
    b.submit(two, 1, a);
    b.draft(SampleContent.digest(now), a);
    var fb = ctx.getBean(FakeBroadcasts.class);
    var id = fb.begin(one, PriorityClass.NOTICE, "daniyar");
    ctx.getBean(Directory.class)
        .save(
            new HelpLine(
                0,
                HelpTopic.PSYCH,
                Area.wholeCountry(),
                Map.of(Lang.KK, "Сенім телефоны", Lang.RU, "Телефон доверия"),
                "150",
                "24/7",
                true),
            d);
    new Thread(
            () -> {
              long n = 0;
              try {
                while (true) {
                  Thread.sleep(500);
                  n = Math.min(n + 17, 2900);
                  ((org.jarshy.gateway.testing.MutableClock) ctx.getBean(java.time.Clock.class))
                      .advance(java.time.Duration.ofMillis(500));
                  fb.set(id, Broadcast.State.SENDING, n / 4, n - n / 4, n / 60);
                }
              } catch (InterruptedException e) {
                return;
              }
            })
        .start();
  }
}
