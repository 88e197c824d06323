package eu.megawatt.service.rest;

import eu.megawatt.fleet.document.Syntax;
import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.document.BookReader;
import eu.megawatt.reports.cost.WorkCount;
import eu.megawatt.reports.imports.AssetCsv;
import eu.megawatt.reports.imports.CentreCsv;
import eu.megawatt.reports.imports.Preview;
import eu.megawatt.reports.imports.WorkCsv;
import eu.megawatt.reports.invoice.document.BillingReader;
import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.service.books.input.DocumentKind;
import eu.megawatt.service.books.input.Signature;
import eu.megawatt.service.books.input.StoredInputs;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.rest.BroughtDocument.Done;
import io.helidon.webserver.http.ServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /api/v1/books}, {@code /billing-accounts}, {@code /assets} and series of the market. */
final class BookInputRoutes {

  private static final int MOST_BYTES = 32 << 20;

  private final StoredInputs inputs;
  private final Paging paging;
  private final OneReading reading = new OneReading();

  BookInputRoutes(StoredInputs inputs, Paging paging) {
    this.inputs = inputs;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    List.of(books(), accounts(), assets(), work(), centres())
        .forEach(it -> new BroughtDocumentRoutes(it, inputs, paging, reading).addTo(routes));
    new MarketSeriesRoutes(inputs, reading).addTo(routes);
  }

  private BroughtDocument books() {
    return new BroughtDocument(
        DocumentKind.BOOK,
        "/api/v1/books",
        "the cost book",
        (request, expected, who, isTrial) -> {
          FleetBody body = FleetBody.document(request, MOST_BYTES);
          return new Done(
              inputs.bring(BookReader.read(body.stream(), body.syntax()), expected, who, isTrial),
              List.of());
        },
        (version, text) ->
            ShownDocument.of(version, BookReader.read(stream(text), Syntax.JSON).name(), text));
  }

  private BroughtDocument accounts() {
    return new BroughtDocument(
        DocumentKind.BILLING,
        "/api/v1/billing-accounts",
        "the billing accounts",
        (request, expected, who, isTrial) -> {
          FleetBody body = FleetBody.document(request, MOST_BYTES);
          return new Done(
              inputs.bring(
                  BillingReader.read(body.stream(), body.syntax()), expected, who, isTrial),
              List.of());
        },
        (version, text) ->
            ShownDocument.of(
                version, BillingReader.read(stream(text), Syntax.JSON).own().name(), text));
  }

  private BroughtDocument assets() {
    return new BroughtDocument(
        DocumentKind.ASSETS,
        "/api/v1/assets",
        "the asset register",
        this::bringAssets,
        (version, text) -> ShownAssets.of(version, assets(stream(text)).accepted()));
  }

  private Done bringAssets(
      ServerRequest request, Expectation expected, Signature who, boolean isTrial)
      throws IOException {
    Preview<Asset> preview = assets(FleetBody.csv(request).stream());
    return new Done(
        inputs.bringAssets(preview.accepted(), expected, who, isTrial), preview.notes());
  }

  private BroughtDocument work() {
    return new BroughtDocument(
        DocumentKind.WORK,
        "/api/v1/work-counts",
        "the counts of work",
        (request, expected, who, isTrial) -> {
          Preview<WorkCount> preview = WorkCsv.read(FleetBody.csv(request).stream());
          return new Done(
              inputs.bringWork(preview.accepted(), expected, who, isTrial), preview.notes());
        },
        (version, text) -> ShownWork.of(version, work(stream(text)).accepted()));
  }

  private BroughtDocument centres() {
    return new BroughtDocument(
        DocumentKind.CENTRES,
        "/api/v1/data-centres",
        "what is declared of data centres",
        (request, expected, who, isTrial) -> {
          Preview<CentreRegister> preview = CentreCsv.read(FleetBody.csv(request).stream());
          return new Done(
              inputs.bring(preview.accepted().getFirst(), expected, who, isTrial), preview.notes());
        },
        (version, text) -> ShownCentres.of(version, centres(stream(text)).accepted().getFirst()));
  }

  private static Preview<CentreRegister> centres(InputStream in) {
    try {
      return CentreCsv.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Preview<WorkCount> work(InputStream in) {
    try {
      return WorkCsv.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Preview<Asset> assets(InputStream in) {
    try {
      return AssetCsv.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
