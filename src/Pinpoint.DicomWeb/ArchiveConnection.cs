using System.Net;
using System.Net.Security;
using System.Security.Authentication;

namespace Pinpoint.DicomWeb;

/// <summary>
/// Sends requests to one archive: again where it is busy or there is no connection, never where it refuses. Redirections are not followed, so that neither
/// credentials nor requests go anywhere else.
/// </summary>
internal sealed class ArchiveConnection : IDisposable
{
    private readonly DicomWebOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _client;

    public ArchiveConnection(DicomWebOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(Math.Min(15, options.Silence.TotalSeconds)),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Sends a request until it is answered.</summary>
    /// <param name="make">Makes the request, anew for every attempt.</param>
    /// <param name="read">Reads an answer whose status is below 300, or else is <paramref name="expected"/>.</param>
    /// <param name="expected">A refusal that the reader takes as an answer; null for none.</param>
    /// <param name="cancellationToken">Ends attempts and waits.</param>
    /// <exception cref="ArchiveException">The archive refuses, or no attempt went well.</exception>
    public async Task<T> SendAsync<T>(
        Func<HttpRequestMessage> make, Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> read, HttpStatusCode? expected,
        CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(make, read, expected, cancellationToken);
            }
            catch (ArchiveException exception) when (exception.MayPass && attempt < _options.Attempts)
            {
                TimeSpan doubled = _options.FirstWait * Math.Pow(2, attempt - 1);
                TimeSpan wait = exception.RetryAfter is { } asked && asked > doubled ? asked : doubled;
                await Task.Delay(wait < _options.LongestWait ? wait : _options.LongestWait, _clock, cancellationToken);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> OnceAsync<T>(
        Func<HttpRequestMessage> make, Func<HttpResponseMessage, Stream, CancellationToken, Task<T>> read, HttpStatusCode? expected,
        CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            using HttpRequestMessage request = make();
            request.Headers.Authorization = _options.Credentials.Header;
            silence.CancelAfter(_options.Silence);
            using HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if ((int)answer.StatusCode >= 300 && answer.StatusCode != expected)
            {
                throw Refused(answer);
            }

            await using Stream body = await answer.Content.ReadAsStreamAsync(silence.Token);
            await using var patient = new PatientStream(body, silence, _options.Silence);
            return await read(answer, patient, silence.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ArchiveException(
                _options.Root,
                FormattableString.Invariant($"said nothing for {_options.Silence.TotalSeconds:0.#} s; try again when less is going on"),
                exception)
            {
                MayPass = true,
            };
        }
        catch (InvalidDataException exception)
        {
            throw new ArchiveException(
                _options.Root, $"its answer is damaged ({exception.Message}); check that the address is that of a DICOMweb service", exception);
        }
        catch (HttpRequestException exception)
        {
            throw Failed(exception);
        }
        catch (IOException exception)
        {
            throw new ArchiveException(_options.Root, "the connection broke off in the middle of an answer; try again", exception) { MayPass = true };
        }
    }

    private ArchiveException Failed(HttpRequestException exception)
    {
        if (exception.InnerException is AuthenticationException || exception.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return new ArchiveException(
                _options.Root,
                $"no secure connection ({TlsProblem(exception)}); give the address that its certificate is for, and have this machine trust its authority",
                exception);
        }

        string problem = exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "there is no machine of that name; check the address",
            HttpRequestError.ConnectionError => "cannot be connected to; check the address, and that the archive runs",
            HttpRequestError.ProxyTunnelError => "the proxy does not lead there; check HTTPS_PROXY and NO_PROXY",
            _ => "the connection broke off; try again",
        };
        return new ArchiveException(_options.Root, problem, exception) { MayPass = true };
    }

    // The inner message names the fault (such as UntrustedRoot) and nothing of the data.
    private static string TlsProblem(HttpRequestException exception)
    {
        string message = exception.InnerException?.Message ?? "";
        string[] known = [.. Enum.GetNames<System.Security.Cryptography.X509Certificates.X509ChainStatusFlags>()
            .Concat(Enum.GetNames<SslPolicyErrors>())
            .Where(name => name is not "NoError" and not "None" && message.Contains(name, StringComparison.Ordinal))];
        return known.Length > 0 ? string.Join(", ", known) : "TLS failed";
    }

    private ArchiveException Refused(HttpResponseMessage answer)
    {
        int status = (int)answer.StatusCode;
        string problem = status switch
        {
            >= 300 and < 400 => "leads elsewhere, which is not followed; give the address itself",
            401 => "asks for credentials or does not know these; see --credentials, " +
                $"{DicomWebCredentials.UserVariable} and {DicomWebCredentials.TokenVariable}",
            403 => "these credentials may not do this; ask those who run it",
            404 => "there is no such study or series, or no DICOMweb service; check the address and the UIDs",
            406 or 415 => "does not speak DICOM in this form; it is not supported",
            429 => "too many requests; try again later",
            503 => "is busy or being started; try again later",
            _ => "refuses or fails; its log says why",
        };
        TimeSpan? after = answer.Headers.RetryAfter is { } given ? given.Delta ?? given.Date - _clock.GetUtcNow() : null;
        return new ArchiveException(_options.Root, FormattableString.Invariant($"answers {status}: {problem}"))
        {
            Status = answer.StatusCode,
            MayPass = status is 429 or 503,
            RetryAfter = after > TimeSpan.Zero ? after : null,
        };
    }
}
