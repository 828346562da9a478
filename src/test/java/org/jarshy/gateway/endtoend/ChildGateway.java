package org.jarshy.gateway.endtoend;

import java.nio.file.Path;
import org.jarshy.gateway.GatewayApplication;
import org.jarshy.gateway.broadcast.Broadcasts;
import org.jarshy.gateway.testing.GatewayArguments;
import org.jarshy.gateway.testing.Story;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A gateway in a process of its own, to be killed. On a new database it tells the story and starts
 * the broadcast; on an old one it only goes on.
 */
public final class ChildGateway {

  private ChildGateway() {}

  /** Arguments: directory, SMPP port, size of the audience, further arguments. */
  public static void main(String[] args) {
    String[] more = java.util.Arrays.copyOfRange(args, 3, args.length);
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(GatewayApplication.class)
            .run(GatewayArguments.of(Path.of(args[0]), Integer.parseInt(args[1]), more));
    if (context.getBean(Broadcasts.class).list(1, 0).isEmpty()) {
      Story story = new Story(context::getBean);
      story.subscribers(Integer.parseInt(args[2]));
      story.send(story.approvedCurfew());
    }
    System.out.println("child is ready");
  }
}
