package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.CurrentSearch;
import eu.megawatt.service.live.SearchBody;
import eu.megawatt.service.live.SearchView;
import eu.megawatt.service.security.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code /api/v1/current-plan/search}: the search that improves the plan, and its pause. */
final class SearchRoutes {

  private static final String PATH = "/api/v1/current-plan/search";

  private final CurrentSearch search;

  SearchRoutes(CurrentSearch search) {
    this.search = search;
  }

  void addTo(Routes routes) {
    routes.get(PATH, Scope.PLANS_READ, this::show).put(PATH, Scope.PLANS_WRITE, this::put);
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    answer(request, response, search.view());
  }

  private void put(ServerRequest request, ServerResponse response) {
    Query.of(request);
    SearchBody body = Body.json(request, SearchBody.class);
    try {
      answer(request, response, search.put(body, IfMatch.of(request)));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  // The version is of the pause alone, which is what a PUT changes. Rounds come and go under the
  // same one, so a 304 would hide them.
  private static void answer(ServerRequest request, ServerResponse response, SearchView view) {
    response.header(HeaderNames.ETAG, '"' + view.version() + '"');
    Answer.to(request, response).ok(view);
  }
}
