package eu.megawatt.service.rest;

import eu.megawatt.fleet.inventory.EntryKind;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.document.InventoryEdit;
import eu.megawatt.fleet.inventory.document.InventoryReader;
import eu.megawatt.fleet.inventory.importing.CsvImport;
import eu.megawatt.fleet.inventory.importing.FleetImport;
import eu.megawatt.fleet.inventory.importing.NetBoxImport;
import eu.megawatt.service.fleet.CurrentFleet;
import eu.megawatt.service.fleet.FleetChange;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code /api/v1/fleet}: the current fleet as a document, and every way to change it. Each change
 * is of the whole fleet, checked as a whole.
 */
final class FleetRoutes {

  static final String PATH = "/api/v1/fleet";

  private static final List<String> FORMATS = List.of("csv", "netbox");

  private final CurrentFleet fleet;
  private final ChangeDesk<Inventory, FleetChange> changes;

  FleetRoutes(CurrentFleet fleet) {
    this.fleet = fleet;
    changes = new ChangeDesk<>("the fleet", fleet::preview, fleet::apply);
  }

  void addTo(Routes routes) {
    routes
        .get(PATH + "/document", Scope.FLEET_READ, Tenancy.SHARED, this::document)
        .put(PATH + "/document", Scope.FLEET_WRITE, this::replace)
        .post(PATH + "/imports", Scope.FLEET_WRITE, this::bringIn);
    for (EntryKind kind : EntryKind.values()) {
      // An id may have slashes, so it is all the rest of the path.
      String path = PATH + "/" + kind.path() + "/{+id}";
      routes
          .put(path, Scope.FLEET_WRITE, (request, response) -> put(kind, request, response))
          .delete(path, Scope.FLEET_WRITE, (request, response) -> retire(kind, request, response));
    }
  }

  private void document(ServerRequest request, ServerResponse response) throws IOException {
    Query.of(request);
    FleetDocument.send(
        request,
        response,
        fleet
            .snapshot()
            .orElseThrow(
                () ->
                    Problem.of(
                            ProblemKind.NOT_FOUND,
                            "There is no fleet yet. Maybe put one: PUT " + PATH + "/document.")
                        .toException()));
  }

  private void replace(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY);
    change(
        request,
        response,
        query,
        () -> {
          FleetBody body = FleetBody.document(request);
          Inventory read = InventoryReader.read(body.stream(), body.syntax());
          return _ -> read;
        },
        List.of());
  }

  private void bringIn(ServerRequest request, ServerResponse response) throws IOException {
    Query query = Query.of(request, "format", ChangeDesk.VALIDATE_ONLY);
    String format =
        query
            .word("format", FORMATS)
            .orElseThrow(() -> Query.bad("format", "Missing", "must be csv or netbox."));
    List<String> notes = new ArrayList<>();
    change(
        request,
        response,
        query,
        () -> {
          FleetBody body = format.equals("csv") ? FleetBody.csv(request) : FleetBody.json(request);
          return into -> {
            FleetImport made = read(format, body, into);
            notes.addAll(made.notes());
            return made.inventory();
          };
        },
        notes);
  }

  private static FleetImport read(String format, FleetBody body, Inventory into) {
    try {
      return format.equals("csv")
          ? CsvImport.read(body.stream(), into)
          : NetBoxImport.read(body.stream(), into);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(EntryKind kind, ServerRequest request, ServerResponse response)
      throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY);
    String id = id(request);
    change(
        request,
        response,
        query,
        () -> {
          FleetBody body = FleetBody.document(request);
          return into -> InventoryEdit.put(into, kind, id, body.stream(), body.syntax());
        },
        List.of());
  }

  private void retire(EntryKind kind, ServerRequest request, ServerResponse response)
      throws IOException {
    Query query = Query.of(request, ChangeDesk.VALIDATE_ONLY);
    String id = id(request);
    change(
        request,
        response,
        query,
        () ->
            into -> {
              if (!into.entries(kind).containsKey(id)) {
                throw Problem.of(
                        ProblemKind.NOT_FOUND, "There is no %s \"%s\".".formatted(kind.word(), id))
                    .toException();
              }
              return InventoryEdit.remove(into, kind, id);
            },
        List.of());
  }

  private void change(
      ServerRequest request,
      ServerResponse response,
      Query query,
      ChangeDesk.Wish<Inventory> wish,
      List<String> notes)
      throws IOException {
    ChangeDesk.Outcome<FleetChange> outcome = changes.change(request, query, wish);
    FleetChange change = outcome.change();
    FleetDocument.name(response, change.after());
    Answer.to(request, response)
        .json(
            change.before().isEmpty() && !outcome.tried() ? Status.CREATED_201 : Status.OK_200,
            FleetAnswer.of(change, notes));
  }

  private static String id(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }
}
