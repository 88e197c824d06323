package eu.megawatt.service.slurm;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers as slurmrestd does in one version of its API, for those that cannot be run here. What it
 * says of the newer ones is written after their OpenAPI documents, not recorded.
 */
final class RestOfVersion implements AutoCloseable {

  private static final String RUNNING_PLAIN =
      """
      {"job_id":7,"name":"megawatt-job-1","user_name":"daemon","partition":"west",
       "job_state":"RUNNING","state_reason":"None","admin_comment":"",
       "comment":"megawatt:job-1:2 power-cap=85%","start_time":1800000000,"end_time":1800001800,
       "nodes":"n[3-4]","gres_detail":["gpu:4(IDX:0-3)","gpu:4(IDX:0-3)"],"restart_cnt":1}\
      """;

  private static final String RUNNING =
      RUNNING_PLAIN
          .replace("\"RUNNING\"", "[\"RUNNING\"]")
          .replaceAll("(_time\":)([0-9]+)", "$1{\"set\":true,\"infinite\":false,\"number\":$2}");

  private static final String NODES_OF_38 =
      """
      {"nodes":[
       {"name":"n3","partitions":["west"],"gres":"gpu:8","state":"mixed","state_flags":[],
        "reason":""},
       {"name":"n4","partitions":["west"],"gres":"gpu:8","state":"down","state_flags":["DRAIN"],
        "reason":"psu"}],"errors":[]}\
      """;

  private static final String NODES =
      """
      {"nodes":[
       {"name":"n3","partitions":["west"],"gres":"gpu:h100:8(S:0-1)","state":["MIXED"],
        "reason":""},
       {"name":"n4","partitions":["west"],"gres":"gpu:h100:8(S:0-1)","state":["DOWN","DRAIN"],
        "reason":"psu"}],"errors":[],"warnings":[]}\
      """;

  private final HttpServer server;
  private final String version;
  private final Map<String, JsonNode> received = new ConcurrentHashMap<>();

  private RestOfVersion(HttpServer server, String version) {
    this.server = server;
    this.version = version;
  }

  static RestOfVersion start(Adapter version) throws IOException {
    return start(version.version());
  }

  static RestOfVersion start(String version) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RestOfVersion rest = new RestOfVersion(server, version);
    server.createContext("/", rest::handle);
    server.start();
    return rest;
  }

  SlurmRest client() {
    return new SlurmRest(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        "daemon",
        new SlurmToken.Given("a.b.c"),
        Duration.ofSeconds(10));
  }

  /** What was posted to a path last. */
  JsonNode received(String path) {
    return received.getOrDefault(path, new JsonMapper().createObjectNode());
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String prefix = "/slurm/" + version;
    if (!path.startsWith(prefix + "/")) {
      answer(exchange, 404, "Unable to find requested URL");
      return;
    }
    String what = path.substring(prefix.length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (body.length > 0) {
      received.put(what, new JsonMapper().readTree(body));
    }
    answer(exchange, 200, answer(exchange.getRequestMethod(), what));
  }

  private String answer(String method, String what) {
    boolean isNewPing = version.compareTo("v0.0.41") >= 0;
    return switch (method + " " + what) {
      case "GET /ping" ->
          isNewPing
              ? "{\"pings\":[{\"hostname\":\"c\",\"pinged\":\"UP\",\"responding\":true}]}"
              : "{\"pings\":[{\"hostname\":\"c\",\"ping\":\"UP\",\"mode\":\"primary\"}]}";
      case "GET /jobs" ->
          "{\"jobs\":[%s],\"errors\":[]}"
              .formatted(version.compareTo("v0.0.40") >= 0 ? RUNNING : RUNNING_PLAIN);
      case "GET /nodes" -> version.equals("v0.0.38") ? NODES_OF_38 : NODES;
      case "POST /job/submit" -> "{\"job_id\":7,\"step_id\":\"batch\",\"errors\":[]}";
      case "DELETE /job/99" ->
          """
          {"errors":[{"error_number":2017,"error":"Invalid job id specified",
           "description":"no such job","source":"slurm_kill_job"}]}\
          """;
      case "DELETE /job/7" ->
          """
          {"errors":[],"warnings":[{"description":"signal was not given","source":"here"}]}\
          """;
      default -> "{\"errors\":[]}";
    };
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
