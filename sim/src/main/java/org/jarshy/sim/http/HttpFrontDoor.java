package org.jarshy.sim.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jarshy.sim.FrontDoor;
import org.jarshy.sim.Smsc;

/** The API and the page. */
public final class HttpFrontDoor implements FrontDoor {

  @Override
  public Open open(Smsc smsc, InetSocketAddress address) throws IOException {
    return HttpApi.start(smsc, address);
  }
}
