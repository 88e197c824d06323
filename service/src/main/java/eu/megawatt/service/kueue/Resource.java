package eu.megawatt.service.kueue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What of Kueue is read and written, of its API {@code v1beta2}. */
enum Resource {
  ADMISSION_CHECKS("admissionchecks"),
  WORKLOADS("workloads");

  static final String API_VERSION = "kueue.x-k8s.io/v1beta2";
  private static final String API = "/apis/" + API_VERSION + "/";
  private static final int PAGE = 500;

  /** After how many seconds Kubernetes ends a watch, so that a dead one is noticed. */
  static final int WATCH_SECONDS = 290;

  private final String plural;

  Resource(String plural) {
    this.plural = plural;
  }

  String plural() {
    return plural;
  }

  /** A page of all there are. */
  String page(String continued) {
    return API
        + plural
        + "?limit="
        + PAGE
        + (continued.isEmpty() ? "" : "&continue=" + in(continued));
  }

  /** What happens after a version. */
  String watch(String version) {
    return "%s%s?watch=true&allowWatchBookmarks=true&timeoutSeconds=%d&resourceVersion=%s"
        .formatted(API, plural, WATCH_SECONDS, in(version));
  }

  /** One of them; without a namespace one of the whole cluster. */
  String one(String namespace, String name) {
    return namespace.isEmpty()
        ? API + plural + "/" + in(name)
        : "%snamespaces/%s/%s/%s".formatted(API, in(namespace), plural, in(name));
  }

  private static String in(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
