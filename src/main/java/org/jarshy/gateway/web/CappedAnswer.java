package org.jarshy.gateway.web;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jarshy.gateway.web.WebClient.Answer;

/** Takes so many bytes of a body and hangs up on whoever sends more. */
final class CappedAnswer implements AsyncResponseConsumer<Answer> {

  private final int maxBytes;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private HttpHeaders headers;
  private FutureCallback<Answer> whole;

  CappedAnswer(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public void consumeResponse(
      HttpResponse response,
      EntityDetails details,
      HttpContext context,
      FutureCallback<Answer> callback)
      throws BadAnswer {
    status = response.getCode();
    headers = headers(response);
    whole = callback;
    if (details == null) {
      streamEnd(List.of());
    } else if (details.getContentLength() > maxBytes) {
      throw tooLarge();
    }
  }

  private static HttpHeaders headers(HttpResponse response) {
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getHeaders()) {
      String value = header.getValue() == null ? "" : header.getValue();
      if (!header.getName().isEmpty()) {
        headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(value);
      }
    }
    return HttpHeaders.of(headers, (name, value) -> true);
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel channel) throws java.io.IOException {
    channel.update(Integer.MAX_VALUE);
  }

  @Override
  public void consume(ByteBuffer part) throws BadAnswer {
    if (body.size() + part.remaining() > maxBytes) {
      throw tooLarge();
    }
    byte[] bytes = new byte[part.remaining()];
    part.get(bytes);
    body.writeBytes(bytes);
  }

  private BadAnswer tooLarge() {
    return new BadAnswer(
        BadAnswer.Why.TOO_LARGE, "the answer is larger than %d KiB".formatted(maxBytes / 1024));
  }

  @Override
  public void streamEnd(List<? extends Header> trailers) {
    whole.completed(new Answer(status, headers, body.toByteArray()));
  }

  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {}
}
