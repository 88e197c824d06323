package eu.megawatt.service.rest;

import eu.megawatt.service.json.Json;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Sends answers, compressed where that is worth it and the caller can read it. */
public final class Answer {

  private static final int WORTH_ZIPPING = 1024;
  private static final String JSON = "application/json";

  private final ServerRequest request;
  private final ServerResponse response;

  private Answer(ServerRequest request, ServerResponse response) {
    this.request = request;
    this.response = response;
  }

  public static Answer to(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    return new Answer(request, response);
  }

  /** 200 with a record as JSON. */
  public void ok(Object body) {
    json(Status.OK_200, body);
  }

  /** 200 with a record as JSON under a version of it, 304 where the caller has that already. */
  void versioned(String version, Object body) {
    response.header(HeaderNames.ETAG, '"' + version + '"');
    if (request.prologue().method().equals(Method.GET) && IfMatch.isKnown(request, version)) {
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      ok(body);
    }
  }

  /** A status with a record as JSON. */
  public void json(Status status, Object body) {
    bytes(status, JSON, Json.bytes(body));
  }

  /** 201 or 202 with where to look. */
  public void at(Status status, String location, Object body) {
    response.header(HeaderNames.LOCATION, location);
    json(status, body);
  }

  /** A text, with the status that is set. */
  public void text(String mediaType, String body) {
    bytes(response.status(), mediaType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** 200 with the bytes of a file. */
  void file(String mediaType, byte[] body) {
    bytes(Status.OK_200, mediaType, body);
  }

  /** 200 with bytes that are compressed already. */
  public void zipped(String mediaType, byte[] gzipped) {
    response.header(HeaderNames.CONTENT_TYPE, mediaType);
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (canUnzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      response.send(gzipped);
      return;
    }
    try (OutputStream out = response.outputStream();
        GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      plain.transferTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing more than the status and the headers that are set. */
  public void close() {
    response.send();
  }

  /** 204. */
  public void nothing() {
    response.status(Status.NO_CONTENT_204).send();
  }

  private void bytes(Status status, String mediaType, byte[] body) {
    response.status(status).header(HeaderNames.CONTENT_TYPE, mediaType);
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (body.length < WORTH_ZIPPING || !canUnzip(request)) {
      response.send(body);
      return;
    }
    response.header(HeaderNames.CONTENT_ENCODING, "gzip");
    response.send(gzip(body));
  }

  /** Whether the caller reads gzip. */
  public static boolean canUnzip(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.ACCEPT_ENCODING)
        .map(accepted -> accepted.contains("gzip") && !accepted.contains("gzip;q=0,"))
        .orElse(false);
  }

  /** Compresses. */
  public static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4);
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
