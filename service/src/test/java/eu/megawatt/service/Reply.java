package eu.megawatt.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** An answer of the service. */
public record Reply(HttpResponse<byte[]> response) {

  private static final JsonMapper JSON = new JsonMapper();

  public int status() {
    return response.statusCode();
  }

  /** A header; empty text where it is absent. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  public JsonNode json() {
    try {
      return JSON.readTree(text());
    } catch (JsonProcessingException e) {
      throw new AssertionError(text(), e);
    }
  }

  @Override
  public String toString() {
    return status() + " " + text();
  }
}
