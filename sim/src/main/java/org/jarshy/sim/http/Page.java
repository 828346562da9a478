package org.jarshy.sim.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The live page: files of the jar, read once. */
final class Page {

  private record File(String type, byte[] content) {}

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** Ours, beside this class. */
  private static final List<String> NAMES =
      List.of(
          "index.html",
          "icon.svg",
          "page.css",
          "phones.css",
          "links.css",
          "tables.css",
          "main.js",
          "api.js",
          "dom.js",
          "format.js",
          "state.js",
          "overview.js",
          "phones.js",
          "thread.js",
          "compose.js",
          "habit.js",
          "rates.js",
          "links.js",
          "drive.js",
          "faults.js",
          "fault-form.js",
          "settings.js",
          "settings-form.js",
          "mix.js",
          "ledger.js",
          "pdus.js",
          "assertions.js");

  /** Of the webjar org.webjars.npm:uplot, whose version the parent's pom has. */
  private static final String PLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  private static final List<String> PLOT_NAMES = List.of("uPlot.esm.js", "uPlot.min.css");

  private final Map<String, File> files = new TreeMap<>();

  Page() {
    NAMES.forEach(name -> add(name, "page/"));
    PLOT_NAMES.forEach(name -> add(name, PLOT));
    files.put("/", files.get("/index.html"));
  }

  private void add(String name, String place) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    files.put("/" + name, new File(type, read(place + name)));
  }

  private static byte[] read(String resource) {
    try (InputStream in = Page.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The description of the API. */
  void openApi(Request request) throws IOException {
    request.send(200, "application/json", read("page/openapi.json"));
  }

  void serve(Request request) throws IOException {
    File file = files.get(request.path());
    if (file == null) {
      request.problem(404, "there is nothing at " + request.path());
    } else if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      request.problem(405, request.method() + " is not allowed here; allowed is GET");
    } else {
      request.send(200, file.type(), file.content());
    }
  }
}
