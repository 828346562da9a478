package org.jarshy.gateway;

import org.jarshy.gateway.ops.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The Jarshy service: verified bulletins out over SMPP, citizens' texts in and answered. */
@SpringBootApplication
@Modulithic(systemName = "Jarshy")
public class GatewayApplication {

  /** Starts the service, or runs the command that the arguments name. */
  public static void main(String[] args) {
    if (Commands.asked(args)) {
      System.exit(Commands.run(GatewayApplication.class, args));
    }
    SpringApplication.run(GatewayApplication.class, args);
  }
}
