package dev.attune.engine.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apiguardian.api.API;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Answers kept in a file from run to run, for all programs. To be closed. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiskCache implements AutoCloseable {

    /** Answers of the first version do not say how they ended, and were asked for at temperature 0 where none was set. */
    private static final String VERSION = "2 ";

    private static final JsonMapper JSON = AnswerJson.MAPPER;

    private final MVStore store;

    /** Does all that reads or writes: an interrupt of a thread in the middle of it would close the file for all. */
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "attune-cache");
        made.setDaemon(true);
        return made;
    });

    private DiskCache(MVStore store) {
        this.store = store;
    }

    /**
     * Opens a cache, or makes it.
     *
     * @throws JournalException if the file is no cache, is in use by another process or cannot be written
     */
    public static DiskCache open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new DiskCache(new MVStore.Builder()
                    .fileName(file.toAbsolutePath().toString())
                    .compress()
                    .open());
        } catch (MVStoreException | IOException e) {
            throw new JournalException(
                    "the cache " + file + " cannot be opened; is it in use by another process, or no cache?", e);
        }
    }

    /** The answers of one endpoint: equal names of models mean equal models there only. */
    public AnswerStore of(String endpoint) {
        MVMap<String, String> map = store.openMap(VERSION + endpoint);
        return new Answers(map, thread);
    }

    private record Answers(MVMap<String, String> map, Executor thread) implements AnswerStore {

        @Override
        public Optional<RecordedAnswer> find(RecordedCall call, String key) {
            String json =
                    CompletableFuture.supplyAsync(() -> map.get(key), thread).join();
            try {
                return json == null ? Optional.empty() : Optional.of(JSON.readValue(json, RecordedAnswer.class));
            } catch (JsonProcessingException e) {
                // written by another version: asking again is right
                return Optional.empty();
            }
        }

        @Override
        public void keep(RecordedCall call, String key, RecordedAnswer answer) {
            try {
                String json = JSON.writeValueAsString(answer);
                CompletableFuture.runAsync(() -> map.put(key, json), thread).join();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("every text is a JSON text", e);
            }
        }
    }

    @Override
    public void close() {
        CompletableFuture.runAsync(store::close, thread).join();
        thread.shutdown();
    }
}
