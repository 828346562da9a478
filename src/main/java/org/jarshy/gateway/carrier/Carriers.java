package org.jarshy.gateway.carrier;

import java.util.List;

/** The carriers of the configuration and how their links stand now. */
public interface Carriers {

  /** In order of id. */
  List<CarrierStatus> statuses();
}
