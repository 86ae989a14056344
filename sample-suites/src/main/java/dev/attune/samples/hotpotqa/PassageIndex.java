package dev.attune.samples.hotpotqa;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/** An index of passages in memory, searched with BM25. Thread-safe. */
public final class PassageIndex {

    private static final String CONTENT = "content";
    private static final String NUMBER = "number";

    private final List<Passage> passages;
    private final IndexSearcher searcher;

    /** Indexes the passages. */
    public PassageIndex(List<Passage> passages) {
        this.passages = List.copyOf(passages);
        Directory directory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()))) {
                for (int i = 0; i < passages.size(); i++) {
                    Document document = new Document();
                    document.add(new TextField(
                            CONTENT,
                            passages.get(i).title() + " " + passages.get(i).text(),
                            Field.Store.NO));
                    document.add(new StoredField(NUMBER, i));
                    writer.addDocument(document);
                }
            }
            this.searcher = new IndexSearcher(DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The passages that match best, at most {@code count}, the best first; none for a query without words. */
    public List<Passage> search(String query, int count) {
        String words = query.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        if (words.isEmpty()) {
            return List.of();
        }
        try {
            List<Passage> found = new ArrayList<>();
            QueryParser parser = new QueryParser(CONTENT, new EnglishAnalyzer());
            for (ScoreDoc hit : searcher.search(parser.parse(QueryParser.escape(words.toLowerCase(Locale.ROOT))), count)
                    .scoreDocs) {
                int number = searcher.storedFields()
                        .document(hit.doc)
                        .getField(NUMBER)
                        .numericValue()
                        .intValue();
                found.add(passages.get(number));
            }
            return found;
        } catch (IOException | ParseException e) {
            throw new IllegalStateException("cannot search for " + words, e);
        }
    }
}
