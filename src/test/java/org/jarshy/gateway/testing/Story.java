package org.jarshy.gateway.testing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.Content;
import org.jarshy.gateway.bulletin.CurfewHours;
import org.jarshy.gateway.bulletin.Kind;
import org.jarshy.gateway.kernel.Actor;
import org.jarshy.gateway.kernel.Area;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.kernel.BulletinId;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.outbox.PriorityClass;
import org.jarshy.gateway.subscriber.SubscriberImport;

/** What tests tell of January 2022, through the gateway's own doors. */
public final class Story {

  public static final String CURFEW_KK =
      "Алматы комендатурасы: 23:00-ден 07:00-ге дейін үйден шықпаңыз. Мерзімі – 19 қаңтар.";
  public static final String CURFEW_RU =
      "Комендатура Алматы: с 23:00 до 07:00 не выходите из дома. Действует до 19 января.";

  private static final List<String> PREFIXES = List.of("7705", "7701", "7707");

  private final Function<Class<?>, Object> beans;

  public Story(Function<Class<?>, Object> beans) {
    this.beans = beans;
  }

  public static Story of(RunningGateway gateway) {
    return new Story(gateway::bean);
  }

  private <T> T bean(Class<T> type) {
    return type.cast(beans.apply(type));
  }

  /** The i-th number, from 0; one after the other goes to the next of the three carriers. */
  public static String number(int i) {
    return PREFIXES.get(i % 3) + String.format("%07d", i);
  }

  /** The i-th subscriber reads Kazakh where i is even, Russian where it is odd. */
  public static String textFor(int i) {
    return i % 2 == 0 ? CURFEW_KK : CURFEW_RU;
  }

  public void subscribers(int count) {
    StringBuilder csv = new StringBuilder("number,language,place,topics\n");
    for (int i = 0; i < count; i++) {
      csv.append('+').append(number(i)).append(i % 2 == 0 ? ",kk" : ",ru");
      csv.append(",almaty,all\n");
    }
    SubscriberImport.Report report =
        bean(SubscriberImport.class)
            .importCsv(
                new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                new Actor("tester"));
    if (report.added() != count) {
      throw new IllegalStateException("imported " + report.added() + " of " + count);
    }
  }

  /** A curfew in Almaty, written by one person and approved by another. */
  public BulletinId approvedCurfew() {
    return approved(null, CURFEW_KK, CURFEW_RU);
  }

  /** Other hours, in the same words of approval; takes the other's place. */
  public BulletinId updatedCurfew(BulletinId old, String kk, String ru) {
    return approved(old, kk, ru);
  }

  private BulletinId approved(BulletinId old, String kk, String ru) {
    Bulletins bulletins = bean(Bulletins.class);
    Instant now = bean(java.time.Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
    Content content =
        new Content(
            Kind.CURFEW,
            "Комендатура Алматы",
            Area.of(org.jarshy.gateway.kernel.City.ALMATY),
            Map.of(Lang.KK, kk, Lang.RU, ru),
            now.minus(Duration.ofMinutes(1)),
            now.plus(Duration.ofDays(5)),
            new CurfewHours(LocalTime.of(23, 0), LocalTime.of(7, 0)));
    Actor author = new Actor("author");
    BulletinId id =
        old == null ? bulletins.draft(content, author) : bulletins.update(old, content, author);
    bulletins.submit(id, revision(id), new Actor("author"));
    bulletins.approve(id, revision(id), new Actor("approver"));
    return id;
  }

  /** News for Almaty in Russian, which readers of Kazakh get too; good for two days. */
  public BulletinId approved(String text) {
    return approved(text, Duration.ofDays(2));
  }

  public BulletinId approved(String text, Duration validity) {
    Bulletins bulletins = bean(Bulletins.class);
    Instant now = bean(java.time.Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
    BulletinId id =
        bulletins.draft(
            new Content(
                Kind.NEWS_DIGEST,
                "Редакция",
                Area.of(org.jarshy.gateway.kernel.City.ALMATY),
                Map.of(Lang.RU, text),
                now.minus(Duration.ofMinutes(1)),
                now.plus(validity),
                null),
            new Actor("author"));
    bulletins.submit(id, revision(id), new Actor("author"));
    bulletins.approve(id, revision(id), new Actor("approver"));
    return id;
  }

  private int revision(BulletinId id) {
    return bean(Bulletins.class).find(id).orElseThrow().revision();
  }

  public BroadcastId send(BulletinId bulletin) {
    return send(bulletin, PriorityClass.NOTICE);
  }

  public BroadcastId send(BulletinId bulletin, PriorityClass priority) {
    return bean(Broadcasts.class)
        .start(bulletin, priority, "story-" + bulletin, new Actor("dispatcher"));
  }
}
