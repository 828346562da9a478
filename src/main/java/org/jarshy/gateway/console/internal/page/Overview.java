package org.jarshy.gateway.console.internal.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jarshy.gateway.broadcast.Broadcast;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.broadcast.Progress;
import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.bulletin.Bulletins;
import org.jarshy.gateway.bulletin.CheckCodes;
import org.jarshy.gateway.bulletin.PublisherWords;
import org.jarshy.gateway.carrier.Carriers;
import org.jarshy.gateway.console.internal.signin.Permission;
import org.jarshy.gateway.console.internal.signin.SignedIn;
import org.jarshy.gateway.kernel.Lang;
import org.jarshy.gateway.report.Dashboard;
import org.jarshy.gateway.rumour.Rumours;
import org.jarshy.gateway.subscriber.AudienceCount;
import org.jarshy.gateway.trust.BundleBook;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page: what needs me, what is going out, do the links hold, how many listen. */
@Controller
class Overview {

  private static final int AT_MOST = 50;

  private final Carriers carriers;
  private final Broadcasts broadcasts;
  private final Bulletins bulletins;
  private final Dashboard dashboard;
  private final Rumours rumours;
  private final BundleBook bundles;
  private final PublisherWords publisherWords;
  private final CheckCodes codes;

  Overview(
      Carriers carriers,
      Broadcasts broadcasts,
      Bulletins bulletins,
      Dashboard dashboard,
      Rumours rumours,
      BundleBook bundles,
      PublisherWords publisherWords,
      CheckCodes codes) {
    this.carriers = carriers;
    this.broadcasts = broadcasts;
    this.bulletins = bulletins;
    this.dashboard = dashboard;
    this.rumours = rumours;
    this.bundles = bundles;
    this.publisherWords = publisherWords;
    this.codes = codes;
  }

  @GetMapping("/")
  String show(@AuthenticationPrincipal SignedIn viewer, Model model) {
    live(viewer, model);
    // Once a page and not with each refresh: totals walk over every subscriber.
    Dashboard.Overview house = dashboard.overview();
    model.addAttribute("totals", Totals.of(house.subscribers()));
    model.addAttribute("inbound", house.inbound());
    model.addAttribute("liveBulletins", house.liveInAll());
    model.addAttribute("checks", codes.lastDay());
    return "overview";
  }

  /** The part that refreshes itself. */
  @GetMapping("/overview/live")
  String refresh(@AuthenticationPrincipal SignedIn viewer, Model model) {
    live(viewer, model);
    return "overview :: live";
  }

  private void live(SignedIn viewer, Model model) {
    List<Bulletin> submitted = bulletins.list(Set.of(Bulletin.State.SUBMITTED), AT_MOST, 0);
    boolean approver = viewer.may(Permission.APPROVE);
    model.addAttribute(
        "mine",
        submitted.stream()
            .filter(b -> approver && !b.touchedBy().contains(viewer.login()))
            .toList());
    model.addAttribute(
        "others",
        submitted.stream()
            .filter(b -> !approver || b.touchedBy().contains(viewer.login()))
            .toList());
    model.addAttribute("rising", rumours.rising());
    model.addAttribute("verdicts", approver ? rumours.waitingFor(viewer.actor()) : 0);
    model.addAttribute("carriers", carriers.statuses());
    model.addAttribute("running", running());
    model.addAttribute("bundleAlarms", bundles.alarms());
    BundleBook.Standing trust = bundles.standing();
    model.addAttribute("trustProblem", trust.usable() ? trust.problem() : "");
    model.addAttribute("takenBack", publisherWords.stillStanding(AT_MOST));
  }

  private List<Progress> running() {
    return broadcasts.list(AT_MOST, 0).stream()
        .filter(
            p ->
                p.broadcast().state() == Broadcast.State.SENDING
                    || p.broadcast().state() == Broadcast.State.PAUSED)
        .toList();
  }

  /** Subscribers by carrier, a column for each language and one for those who chose none. */
  record Totals(Map<String, Map<String, Long>> rows, Map<String, Long> columns, long all) {

    static Totals of(List<AudienceCount> counts) {
      Map<String, Map<String, Long>> rows = new TreeMap<>();
      Map<String, Long> columns = new TreeMap<>();
      long all = 0;
      for (AudienceCount count : counts) {
        String carrier = count.carrier() == null ? "" : count.carrier();
        String lang = count.lang() == null ? "none" : count.lang().code();
        rows.computeIfAbsent(carrier, c -> new TreeMap<>())
            .merge(lang, count.subscribers(), Long::sum);
        rows.get(carrier).merge("all", count.subscribers(), Long::sum);
        columns.merge(lang, count.subscribers(), Long::sum);
        all += count.subscribers();
      }
      return new Totals(rows, columns, all);
    }

    public List<String> languages() {
      return List.of(Lang.KK.code(), Lang.RU.code(), Lang.EN.code(), "none");
    }

    public long at(String carrier, String column) {
      return rows.get(carrier).getOrDefault(column, 0L);
    }

    public long in(String lang) {
      return columns.getOrDefault(lang, 0L);
    }
  }
}
