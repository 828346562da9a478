package org.jarshy.sim.capture;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A line of JSON for every moment. */
final class JsonLinesFormat implements Format {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private record Ways(Pieces in, Pieces out) {}

  private final Map<Line, Ways> open = new IdentityHashMap<>();

  @Override
  public void begin(ByteArrayOutputStream out) {
    // the first line is the first moment
  }

  @Override
  public void write(Moment moment, ByteArrayOutputStream out) {
    Map<String, Object> view = FrameView.of(moment.nanos(), moment.line());
    switch (moment.kind()) {
      case OPENED -> view.put("event", "opened");
      case CLOSED -> {
        view.put("event", "closed");
        view.put("by", moment.ending().ours() ? "smsc" : "esme");
        view.put("reset", moment.ending().reset());
        open.remove(moment.line());
      }
      case RECEIVED -> frame(view, moment, true);
      case SENT -> frame(view, moment, false);
    }
    out.writeBytes(MAPPER.writeValueAsBytes(view));
    out.write('\n');
  }

  private void frame(Map<String, Object> view, Moment moment, boolean in) {
    Ways ways = open.computeIfAbsent(moment.line(), key -> new Ways(new Pieces(), new Pieces()));
    Pieces.Chunk chunk = (in ? ways.in() : ways.out()).next(moment.octets());
    view.put("direction", FrameView.direction(in));
    if (chunk.number() > 1 || !chunk.whole()) {
      view.put("piece", chunk.number());
    }
    if (chunk.number() == 1 || chunk.whole()) {
      view.put("pdu", PduDecoder.decode(chunk.pdu()));
    }
    view.put("hex", HexFormat.of().formatHex(moment.octets()));
  }
}
