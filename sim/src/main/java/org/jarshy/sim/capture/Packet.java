package org.jarshy.sim.capture;

/**
 * A packet as it stands in a file.
 *
 * @param linkType what it begins with (LINKTYPE_ numbers of tcpdump.org)
 * @param nanos since 1970
 * @param data may be the beginning only
 * @param cut how many octets at its end were not captured
 */
record Packet(int linkType, long nanos, byte[] data, int cut) {

  interface Reader {
    void packet(Packet packet);
  }
}
