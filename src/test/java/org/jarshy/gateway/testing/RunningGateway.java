package org.jarshy.gateway.testing;

import java.nio.file.Path;
import org.jarshy.gateway.GatewayApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole gateway in this process, as it is started in production but for its arguments. */
public final class RunningGateway implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RunningGateway(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * @see GatewayArguments#of
   */
  public static RunningGateway start(Path directory, int smppPort, String... more) {
    return new RunningGateway(
        new SpringApplicationBuilder(GatewayApplication.class)
            .run(GatewayArguments.of(directory, smppPort, more)));
  }

  /**
   * @param more a configuration whose beans come before the gateway's own, such as a clock to set
   */
  public static RunningGateway with(
      Class<?> more, Path directory, int smppPort, String... arguments) {
    return new RunningGateway(
        new SpringApplicationBuilder(GatewayApplication.class, more)
            .run(GatewayArguments.of(directory, smppPort, arguments)));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    context.close();
  }
}
