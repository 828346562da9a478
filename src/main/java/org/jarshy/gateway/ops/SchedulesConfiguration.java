package org.jarshy.gateway.ops;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The one owner of schedules: every {@code @Scheduled} method of the service runs on these threads,
 * {@code schedule-1} and {@code schedule-2}. A command on the command line has none.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Profile("!" + OfflineParts.COMMAND_PROFILE)
class SchedulesConfiguration {

  /** A run in progress at the stop may finish what it holds; then the pool goes without it. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  @Bean
  TaskScheduler taskScheduler(Clock clock, MeterRegistry meters) {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setPoolSize(2);
    scheduler.setThreadNamePrefix("schedule-");
    scheduler.setErrorHandler(new ScheduleFailures(clock, meters));
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setWaitForTasksToCompleteOnShutdown(true);
    scheduler.setAwaitTerminationMillis(LONGEST_WAIT.toMillis());
    return scheduler;
  }
}
