package org.jarshy.gateway.console.internal.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jarshy.gateway.feed.FeedStatus;
import org.jarshy.gateway.feed.Feeds;
import org.jarshy.gateway.feed.FetchedItem;
import org.jarshy.gateway.kernel.BulletinId;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.HandlerMapping;

/** What feeds said since about a bulletin, on its page; and on the overview what they ended. */
@ControllerAdvice(assignableTypes = {BulletinPages.class, Overview.class})
class FeedNotices {

  private final Feeds feeds;

  FeedNotices(Feeds feeds) {
    this.feeds = feeds;
  }

  @ModelAttribute
  void add(HttpServletRequest request, Model model) {
    BulletinId id = bulletin(request);
    if (id != null) {
      model.addAttribute("feedNotices", feeds.about(id));
      model.addAttribute(
          "feedRemarks", feeds.itemOf(id).map(FetchedItem::remarks).orElse(List.of()));
    } else if (!request.getRequestURI().startsWith("/bulletins")) {
      model.addAttribute("feedEnded", feeds.ended());
      List<FeedStatus> all = feeds.statuses();
      model.addAttribute("feedsInAll", all.size());
      model.addAttribute("feedsStale", all.stream().filter(FeedStatus::stale).count());
    }
  }

  /** The id in the address; null where there is none. */
  private static BulletinId bulletin(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Object id = variables instanceof Map<?, ?> map ? map.get("id") : null;
    try {
      return id == null ? null : new BulletinId(Long.parseLong(id.toString()));
    } catch (IllegalArgumentException e) {
      return null; // the page itself says that there is none
    }
  }
}
