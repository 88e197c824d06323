package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.source.CurrentSources;
import eu.megawatt.service.telemetry.ProbeDesk;
import eu.megawatt.service.telemetry.ProbeFigures;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.SourcesReader;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asking sources once: those that are configured, and one that may yet be. */
final class ProbeRoutes {

  private static final int RETRY_SECONDS = 5;
  private static final int MOST_BYTES = 1 << 20;

  private final CurrentSources sources;
  private final ProbeDesk probes;

  ProbeRoutes(CurrentSources sources, ProbeDesk probes) {
    this.sources = sources;
    this.probes = probes;
  }

  /** What a probe found, an item for each address. */
  private record Findings(List<ProbeFigures> items) {}

  void addTo(Routes routes) {
    routes
        .ask(
            SourceRoutes.PATH + "/{id}/probes",
            Scope.SOURCES_WRITE,
            Tenancy.CLOSED,
            this::ofConfigured)
        .ask("/api/v1/source-probes", Scope.SOURCES_WRITE, Tenancy.CLOSED, this::ofGiven);
  }

  private void ofConfigured(ServerRequest request, ServerResponse response)
      throws InterruptedException {
    Query.of(request);
    SourceSettings source = SourceRoutes.source(sources, request);
    if (source instanceof SourceSettings.Push) {
      throw Problem.of(
              ProblemKind.IN_USE,
              "\"%s\" sends of its own accord; nobody can ask it. GET %s/%s says how it is doing."
                  .formatted(source.id(), SourceRoutes.PATH, source.id()))
          .toException();
    }
    answer(request, response, source);
  }

  private void ofGiven(ServerRequest request, ServerResponse response)
      throws IOException, InterruptedException {
    Query.of(request);
    try {
      FleetBody body = FleetBody.document(request, MOST_BYTES);
      answer(request, response, usable(SourcesReader.source(body.stream(), body.syntax())));
    } catch (InvalidDocumentException e) {
      throw DocumentProblem.of(e).toException();
    }
  }

  /** As it would be checked if it were to be saved. */
  private SourceSettings usable(SourceSettings source) {
    if (source instanceof SourceSettings.Push) {
      throw new InvalidDocumentException(
          List.of(new Issue("/push", "sends of its own accord; nobody can ask it")));
    }
    var _ =
        sources.preview(new Expectation(Optional.empty()), into -> SourceRoutes.with(into, source));
    return source;
  }

  private void answer(ServerRequest request, ServerResponse response, SourceSettings source)
      throws InterruptedException {
    List<ProbeFigures> found =
        probes
            .probe(source)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemKind.UNAVAILABLE, "Two probes are under way already."),
                        RETRY_SECONDS));
    Answer.to(request, response).ok(new Findings(found));
  }
}
