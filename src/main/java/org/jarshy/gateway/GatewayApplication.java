package org.jarshy.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.modulith.Modulithic;

/** The Jarshy service: verified bulletins out over SMPP, citizens' texts in and answered. */
@SpringBootApplication
@Modulithic(systemName = "Jarshy")
public class GatewayApplication {

  public static void main(String[] args) {
    SpringApplication.run(GatewayApplication.class, args);
  }
}
