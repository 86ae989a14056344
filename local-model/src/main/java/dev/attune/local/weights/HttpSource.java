package dev.attune.local.weights;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches weights from the public address in the catalog. */
final class HttpSource implements WeightsSource {

    @Override
    public String describe(CatalogEntry entry) {
        return entry.uri().toString();
    }

    @Override
    public void fetch(CatalogEntry entry, Path workFolder, Path target) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(15))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(entry.uri())
                .timeout(Duration.ofMinutes(10))
                .build();
        HttpResponse<Path> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofFile(target));
        } catch (IOException failure) {
            throw new IOException(describe(failure), failure);
        }
        if (response.statusCode() != 200) {
            Files.delete(target);
            throw new IOException("HTTP status " + response.statusCode());
        }
    }

    /** Keep the kind of failure: messages of connection failures are often empty. */
    private static String describe(IOException failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        return message == null ? kind : kind + ": " + message;
    }
}
