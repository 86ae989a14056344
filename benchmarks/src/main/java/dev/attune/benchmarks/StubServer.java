package dev.attune.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks OpenAI's protocol and answers every request, at once or after a latency that depends on the request and the seed
 * alone. One thread does everything, with no lock and no object more than a request needs, so that the client is what is measured.
 */
final class StubServer implements AutoCloseable {

    private static final int BACKLOG = 2_048;
    private static final int FIRST_BUFFER = 8_192;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final Selector selector;
    private final ServerSocketChannel server;
    private final Latency latency;
    private final Function<String, String> answers;
    private final @Nullable String onlyAnswer;
    private final Map<String, byte[]> replies = new HashMap<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>((a, b) -> Long.compare(a.nanos, b.nanos));
    private final Thread thread;
    private volatile long requests;
    private volatile long latencyNanos;
    private volatile int peak;
    private volatile boolean closed;

    /**
     * How long answers take: log-normal.
     *
     * @param medianMillis the median; 0: no time at all
     * @param sigma the standard deviation of the logarithm
     * @param seed the seed
     */
    record Latency(double medianMillis, double sigma, long seed) {

        static final Latency NONE = new Latency(0, 0, 0);

        long nanos(byte[] request, int from, int length) {
            if (medianMillis == 0) {
                return 0;
            }
            CRC32C hash = new CRC32C();
            hash.update(request, from, length);
            double normal = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + hash.getValue()).nextGaussian();
            return Math.round(medianMillis * Math.exp(sigma * normal) * TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private record Due(long nanos, Connection connection, byte[] reply) {}

    private static final class Connection {
        private final SocketChannel channel;
        private ByteBuffer read = ByteBuffer.allocate(FIRST_BUFFER);

        Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    private StubServer(Latency latency, @Nullable String onlyAnswer, Function<String, String> answers)
            throws IOException {
        this.latency = latency;
        this.onlyAnswer = onlyAnswer;
        this.answers = answers;
        this.selector = Selector.open();
        this.server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        this.thread = new Thread(this::serve, "stub-server");
        thread.setDaemon(true);
    }

    /** Starts a server that gives every request the same answer at once. */
    static StubServer answering(String answer) throws IOException {
        return started(new StubServer(Latency.NONE, answer, body -> answer));
    }

    /**
     * Starts a server.
     *
     * @param latency how long it takes to answer
     * @param answers the text of the answer for the JSON of a request
     */
    static StubServer start(Latency latency, Function<String, String> answers) throws IOException {
        return started(new StubServer(latency, null, answers));
    }

    private static StubServer started(StubServer stub) {
        stub.thread.start();
        return stub;
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.socket().getLocalPort() + "/v1";
    }

    /** How many requests came so far. */
    long requests() {
        return requests;
    }

    /** The latency of all of them together, in seconds. */
    double latencySeconds() {
        return latencyNanos / 1e9;
    }

    /** The most requests that were waiting at any time. */
    int peak() {
        return peak;
    }

    private void serve() {
        try {
            while (!closed) {
                Due next = due.peek();
                if (next == null) {
                    selector.select();
                } else {
                    long wait = next.nanos - System.nanoTime();
                    if (wait > 0) {
                        selector.select(Math.max(1, TimeUnit.NANOSECONDS.toMillis(wait)));
                    } else {
                        selector.selectNow();
                    }
                }
                Iterator<SelectionKey> keys = selector.selectedKeys().iterator();
                while (keys.hasNext()) {
                    serve(keys.next());
                    keys.remove();
                }
                long now = System.nanoTime();
                while (!due.isEmpty() && due.peek().nanos <= now) {
                    Due reply = due.remove();
                    write(reply.connection, reply.reply);
                }
            }
        } catch (ClosedSelectorException e) {
            // closed while it waited
        } catch (IOException e) {
            if (!closed) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (!key.isValid()) {
            return;
        }
        if (key.isAcceptable()) {
            SocketChannel channel = server.accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new Connection(channel));
            }
            return;
        }
        Connection connection = (Connection) key.attachment();
        if (!read(connection)) {
            key.cancel();
            connection.channel.close();
        }
    }

    /** Whether the connection is still open. */
    private boolean read(Connection connection) {
        try {
            int count = connection.channel.read(connection.read);
            if (count < 0) {
                return false;
            }
            while (answerOne(connection)) {
                // a client may send the next request before it has read an answer
            }
            if (!connection.read.hasRemaining()) {
                connection.read =
                        ByteBuffer.allocate(2 * connection.read.capacity()).put(connection.read.flip());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answerOne(Connection connection) throws IOException {
        byte[] bytes = connection.read.array();
        int end = connection.read.position();
        int body = bodyStart(bytes, end);
        if (body < 0) {
            return false;
        }
        int length = contentLength(bytes, body);
        if (body + length > end) {
            return false;
        }
        long nanos = latency.nanos(bytes, body, length);
        byte[] reply = reply(bytes, body, length);
        System.arraycopy(bytes, body + length, bytes, 0, end - body - length);
        connection.read.position(end - body - length);
        requests++;
        latencyNanos += nanos;
        if (nanos == 0) {
            write(connection, reply);
        } else {
            due.add(new Due(System.nanoTime() + nanos, connection, reply));
            peak = Math.max(peak, due.size());
        }
        return true;
    }

    private static int bodyStart(byte[] bytes, int end) {
        for (int i = 3; i < end; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int contentLength(byte[] bytes, int end) {
        for (int i = 0; i + LENGTH.length < end; i++) {
            if (bytes[i] == '\n' && matches(bytes, i + 1)) {
                int value = 0;
                for (int j = i + 1 + LENGTH.length; bytes[j] != '\r'; j++) {
                    if (bytes[j] != ' ') {
                        value = 10 * value + bytes[j] - '0';
                    }
                }
                return value;
            }
        }
        return 0;
    }

    private static boolean matches(byte[] bytes, int from) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase(bytes[from + i]) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private byte[] reply(byte[] bytes, int body, int length) {
        String answer = onlyAnswer != null
                ? onlyAnswer
                : answers.apply(new String(bytes, body, length, StandardCharsets.UTF_8));
        return replies.computeIfAbsent(answer, StubServer::reply);
    }

    private static byte[] reply(String answer) {
        try {
            String json = String.format(Locale.ROOT, """
                    {"id":"stub-1","object":"chat.completion","created":1,"model":"stub","choices":[{"index":0,"message":\
                    {"role":"assistant","content":%s},"finish_reason":"stop"}],"usage":{"prompt_tokens":20,\
                    "completion_tokens":10,"total_tokens":30}}""", new ObjectMapper().writeValueAsString(answer));
            byte[] content = json.getBytes(StandardCharsets.UTF_8);
            byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + content.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
            byte[] whole = Arrays.copyOf(head, head.length + content.length);
            System.arraycopy(content, 0, whole, head.length, content.length);
            return whole;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every text is a JSON text", e);
        }
    }

    private static void write(Connection connection, byte[] reply) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(reply);
            while (bytes.hasRemaining()) {
                connection.channel.write(bytes);
            }
        } catch (IOException e) {
            // the client has gone; its channel will say so
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        server.close();
        selector.close();
    }
}
