package org.jarshy.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jarshy.gateway.broadcast.Broadcast.State;
import org.jarshy.gateway.kernel.BroadcastId;
import org.jarshy.gateway.outbox.PriorityClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MvcResult;

class LiveProgressTest extends ConsoleTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private BroadcastId id;

  @Test
  void a_watcher_sees_the_numbers_move_and_is_let_go_at_the_end() throws Exception {
    id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    MvcResult watcher = watch();
    await().atMost(SOON).until(() -> told(watcher).contains("aria-valuenow=\"0\""));

    broadcasts.set(id, State.SENDING, 500, 900, 87);
    await().atMost(SOON).until(() -> told(watcher).contains("aria-valuenow=\"49\""));
    assertThat(told(watcher)).contains("event:progress").doesNotContain("event:finished");

    broadcasts.set(id, State.FINISHED, 0, 2_900, 87);
    await().atMost(SOON).until(() -> told(watcher).contains("event:finished"));
    assertThat(told(watcher)).contains("event:state").contains("data-value=\"2900\"");
    watcher.getAsyncResult(SOON.toMillis());
  }

  @Test
  void receipts_still_under_way_keep_it_open_until_they_stop_coming() throws Exception {
    id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    broadcasts.set(id, State.FINISHED, 100, 2_800, 87);
    MvcResult watcher = watch();
    await().atMost(SOON).until(() -> told(watcher).contains("event:progress"));
    assertThat(told(watcher)).doesNotContain("event:finished");

    clock.advance(Duration.ofSeconds(61));
    await().atMost(SOON).until(() -> told(watcher).contains("event:finished"));
  }

  @Test
  void one_thread_serves_all_watchers_and_ends_with_the_last() throws Exception {
    id = broadcasts.begin(approved(), PriorityClass.NOTICE, "dispatcher");
    List<MvcResult> watchers = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      watchers.add(watch());
    }
    await().atMost(SOON).until(() -> watchers.stream().allMatch(w -> !told(w).isEmpty()));
    assertThat(tickers()).isOne();
    mvc.perform(page("/broadcasts/{id}/events", id).with(author()))
        .andExpect(status().isServiceUnavailable());

    broadcasts.set(id, State.FINISHED, 0, 2_900, 87);
    await().atMost(SOON).until(() -> tickers() == 0);
    assertThat(watchers).allMatch(w -> told(w).contains("event:finished"));
  }

  @Test
  void a_broadcast_that_does_not_exist_cannot_be_watched() throws Exception {
    mvc.perform(page("/broadcasts/99/events").with(author())).andExpect(status().isNotFound());
  }

  @AfterEach
  void letAllGo() {
    if (id != null) {
      broadcasts.set(id, State.FINISHED, 0, 2_900, 87);
      await().atMost(SOON).until(() -> tickers() == 0);
    }
  }

  private MvcResult watch() throws Exception {
    return mvc.perform(page("/broadcasts/{id}/events", id).with(author()))
        .andExpect(request().asyncStarted())
        .andReturn();
  }

  private static String told(MvcResult watcher) {
    try {
      return watcher.getResponse().getContentAsString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long tickers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("console-live-ticker"))
        .count();
  }
}
