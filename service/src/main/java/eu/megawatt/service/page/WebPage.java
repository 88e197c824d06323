package eu.megawatt.service.page;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.rest.Answer;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The browser's page: every file under {@code /web} on the class path, read and compressed once at
 * the start. A path without a dot is a place within the page and gets its index.
 */
public final class WebPage {

  private static final String INDEX = "/index.html";

  /** The framework adds these routes after ours. */
  private static final String OBSERVABILITY = "/observe";

  private final Map<String, Asset> assets;

  private WebPage(Map<String, Asset> assets) {
    this.assets = assets;
  }

  /** The page of this build; it may have none. */
  public static WebPage read() {
    URL index = WebPage.class.getResource("/web" + INDEX);
    if (index == null) {
      return new WebPage(Map.of());
    }
    try {
      return new WebPage(read(index.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Serves it wherever nothing else answers. */
  public void addTo(HttpRouting.Builder routing) {
    Stream.of(Method.GET, Method.HEAD)
        .forEach(method -> routing.route(method, "/", this::send).route(method, "/*", this::send));
    routing.any("/*", WebPage::refuse);
  }

  private static Map<String, Asset> read(URI index) throws IOException {
    if (!index.getScheme().equals("jar")) {
      return read(Path.of(index).resolveSibling(""));
    }
    try (FileSystem jar = FileSystems.newFileSystem(index, Map.of())) {
      return read(jar.getPath("/web"));
    }
  }

  private static Map<String, Asset> read(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toUnmodifiableMap(file -> path(root, file), file -> asset(root, file)));
    }
  }

  private static String path(Path root, Path file) {
    return "/" + root.relativize(file).toString().replace('\\', '/');
  }

  private static Asset asset(Path root, Path file) {
    try {
      byte[] plain = Files.readAllBytes(file);
      return Asset.of(path(root, file), plain, Answer.gzip(plain));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(ServerRequest request, ServerResponse response) {
    String path = request.path().path();
    if (path.startsWith(OBSERVABILITY)) {
      response.next();
      return;
    }
    Asset asset = find(path).orElseThrow(() -> nothing(path));
    response.header(HeaderNames.CACHE_CONTROL, asset.cacheControl());
    response.header(HeaderNames.ETAG, asset.etag());
    response.header(HeaderNames.VARY, "Accept-Encoding");
    if (request.headers().first(HeaderNames.IF_NONE_MATCH).equals(Optional.of(asset.etag()))) {
      response.status(Status.NOT_MODIFIED_304).send();
      return;
    }
    response.header(HeaderNames.CONTENT_TYPE, asset.mediaType());
    if (asset.gzipped().length > 0 && Answer.canUnzip(request)) {
      response.header(HeaderNames.CONTENT_ENCODING, "gzip");
      send(request, response, asset.gzipped());
    } else {
      send(request, response, asset.plain());
    }
  }

  private static void send(ServerRequest request, ServerResponse response, byte[] body) {
    if (request.prologue().method().equals(Method.HEAD)) {
      response.contentLength(body.length);
      response.send();
    } else {
      response.send(body);
    }
  }

  private Optional<Asset> find(String path) {
    if (List.of("/api", "/openapi").stream()
        .anyMatch(closed -> path.equals(closed) || path.startsWith(closed + "/"))) {
      return Optional.empty();
    }
    boolean isPlace = path.lastIndexOf('.') < path.lastIndexOf('/') + 1;
    return Optional.ofNullable(assets.get(isPlace ? INDEX : path));
  }

  private static void refuse(ServerRequest request, ServerResponse response) {
    if (request.path().path().startsWith(OBSERVABILITY)) {
      response.next();
      return;
    }
    throw nothing(request.path().path());
  }

  private static RuntimeException nothing(String path) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is nothing at " + path + ".").toException();
  }
}
