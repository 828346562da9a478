package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.jarshy.gateway.bulletin.Bulletin;
import org.jarshy.gateway.feed.Message;
import org.jarshy.gateway.kernel.BulletinId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FeedPagesTest extends ConsoleTest {

  @Autowired private FakeFeeds feeds;

  @BeforeEach
  void empty() {
    feeds.clear();
  }

  @Test
  void the_page_says_what_is_stale_why_and_when_there_usually_is_a_link() throws Exception {
    feeds.item(drafted(), "Set where it applies.");
    mvc.perform(page("/feeds").with(as("auditor", Role.AUDITOR)))
        .andExpect(status().isOk())
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("No public source answers as it should since"),
                        containsString("02 to 05"),
                        containsString(">Stale<"),
                        containsString(">Fresh<"),
                        containsString("It answered with status 500."),
                        containsString("left alone for a while"),
                        containsString("12 tries failed in a row"),
                        containsString("3 d 0 h old"),
                        containsString("Сильный &lt;ветер&gt;"),
                        containsString("Set where it applies."),
                        not(containsString("/ask\"")))));
    mvc.perform(page("/feeds/live").with(author()))
        .andExpect(
            content().string(allOf(containsString("Ask now"), not(containsString("<html")))));
  }

  @Test
  void an_author_asks_a_source_and_a_source_that_is_none_is_not_found() throws Exception {
    mvc.perform(form("/feeds/weather/ask").with(author())).andExpect(redirectedUrl("/feeds"));
    assertThat(feeds.asked).containsExactly("weather");
    mvc.perform(form("/feeds/none/ask").with(author())).andExpect(status().isNotFound());
  }

  @Test
  void an_original_is_a_file_and_never_a_page() throws Exception {
    mvc.perform(page("/feeds/items/1/original").with(author()))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/octet-stream"))
        .andExpect(header().string("Content-Disposition", containsString("attachment")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"));
    mvc.perform(page("/feeds/items/2/original").with(author())).andExpect(status().isNotFound());
  }

  @Test
  void what_its_source_cancelled_is_cancelled_by_one_person_with_one_click() throws Exception {
    BulletinId id = approved();
    feeds.notice(id, Message.CANCEL, null);
    for (String path : new String[] {"/bulletins/" + id, "/", "/overview/live"}) {
      mvc.perform(page(path).with(dispatcher()))
          .andExpect(
              content()
                  .string(
                      allOf(
                          containsString("data-testid=\"feed-ended\""),
                          containsString("Ошибка &lt;прогноза&gt;"),
                          containsString("action=\"/bulletins/" + id + "/cancel\""),
                          containsString("Its source cancelled it: Ошибка &lt;прогноза&gt;"))));
    }
    mvc.perform(page("/").with(author()))
        .andExpect(content().string(not(containsString("/cancel\""))))
        .andExpect(content().string(containsString("data-testid=\"feeds-stale\"")));
    mvc.perform(
            form("/bulletins/{id}/cancel", id)
                .param("reason", feeds.ended().get(0).reason())
                .with(dispatcher()))
        .andExpect(redirectedUrl("/bulletins/" + id));
    assertThat(bulletins.find(id).orElseThrow().state()).isEqualTo(Bulletin.State.CANCELLED);
  }

  @Test
  void a_draft_that_its_source_cancelled_or_updated_says_so_with_what_to_look_at()
      throws Exception {
    BulletinId id = drafted();
    feeds.item(id, "It names no end.");
    feeds.notice(id, Message.ALL_CLEAR, null);
    feeds.notice(id, Message.UPDATE, new BulletinId(99));
    mvc.perform(page("/bulletins/{id}", id).with(author()))
        .andExpect(
            content()
                .string(
                    allOf(
                        containsString("gave the all-clear for this"),
                        containsString("It is withdrawn: do not publish it."),
                        containsString("href=\"/bulletins/99\""),
                        containsString("It names no end."),
                        containsString("action=\"/bulletins/" + id + "/put-away\""),
                        not(containsString("Cancel it here too")))));
    mvc.perform(
            form("/bulletins/{id}/put-away", id)
                .param("revision", "1")
                .param("reason", feeds.about(id).get(0).reason())
                .with(author()))
        .andExpect(redirectedUrl("/bulletins/" + id));
    assertThat(bulletins.find(id).orElseThrow().state()).isEqualTo(Bulletin.State.REJECTED);
    assertThat(bulletins.find(id).orElseThrow().history())
        .last()
        .satisfies(step -> assertThat(step.reason()).contains("all-clear"));
    BulletinId other = drafted();
    mvc.perform(
            post("/api/v1/bulletins/{id}/put-away", other.value())
                .contentType("application/json")
                .content("{\"revision\":1,\"reason\":\"Не нужен\"}")
                .with(author()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("REJECTED"));
    mvc.perform(page("/bulletins").with(author())).andExpect(status().isOk());
    mvc.perform(page("/bulletins/12345").with(author())).andExpect(status().isNotFound());
  }

  @Test
  void programs_read_how_feeds_stand_and_what_came() throws Exception {
    BulletinId id = approved();
    feeds.item(id, "It names no end.");
    feeds.notice(id, Message.CANCEL, null);
    mvc.perform(get("/api/v1/feeds").with(author()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.internet").value("GONE"))
        .andExpect(jsonPath("$.windows[0]").value("02 to 05"))
        .andExpect(jsonPath("$.sources[1].stale").value(true))
        .andExpect(jsonPath("$.sources[1].breaker").value("LEFT_ALONE"))
        .andExpect(jsonPath("$.ended[0].bulletin").value(id.value()));
    mvc.perform(get("/api/v1/feeds/items?source=weather").with(author()))
        .andExpect(jsonPath("$[0].outcome").value("DRAFTED"))
        .andExpect(jsonPath("$[0].bulletin").value(id.value()));
    mvc.perform(get("/api/v1/feeds/items?limit=0").with(author()))
        .andExpect(status().isUnprocessableContent());
    mvc.perform(post("/api/v1/feeds/weather/ask").with(author())).andExpect(status().isAccepted());
    mvc.perform(post("/api/v1/feeds/none/ask").with(author())).andExpect(status().isNotFound());
    mvc.perform(post("/api/v1/feeds/weather/ask").with(approver()))
        .andExpect(status().isForbidden());
  }
}
