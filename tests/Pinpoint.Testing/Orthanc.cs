using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Pinpoint.Testing;

/// <summary>Debian's Orthanc with its DICOMweb plug-in, an archive of the test's own on loopback, with a folder of its own.</summary>
public sealed class Orthanc : IDisposable
{
    private const string Program = "/usr/sbin/Orthanc";
    private const string Plugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so";
    private readonly string _settings;
    private readonly string _log;
    private readonly string? _password;
    private Process? _process;

    /// <summary>Starts one.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="lua">A script that it runs; null for none.</param>
    /// <param name="password">The password of its user <c>pinpoint</c>; null lets everyone in.</param>
    public Orthanc(string folder, string? lua = null, string? password = null)
    {
        Directory.CreateDirectory(folder);
        _settings = Path.Combine(folder, "orthanc.json");
        _log = Path.Combine(folder, "orthanc.log");
        Port = Loopback.FreePort();
        _password = password;
        string script = Path.Combine(folder, "pinpoint.lua");
        File.WriteAllText(script, lua ?? "");
        File.WriteAllText(_settings, $$"""
            {
              "StorageDirectory": "{{folder}}/storage", "IndexDirectory": "{{folder}}/storage", "HttpPort": {{Port}}, "DicomServerEnabled": false,
              "RemoteAccessAllowed": false, "AuthenticationEnabled": {{(password is null ? "false" : "true")}},
              "RegisteredUsers": { "pinpoint": "{{password}}" }, "StableAge": 1, "HttpTimeout": 10, "Plugins": ["{{Plugin}}"], "LuaScripts": ["{{script}}"],
              "DicomWeb": { "Enable": true, "Root": "/dicom-web/" }
            }
            """);
        Start();
    }

    public static bool Exists { get; } = File.Exists(Program) && File.Exists(Plugin);

    public int Port { get; }

    /// <summary>The root of its DICOMweb service.</summary>
    public string Root => $"http://127.0.0.1:{Port}/dicom-web";

    /// <summary>Starts it again on the same folder and port.</summary>
    public void Start()
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec {Program} '{_settings}' >>'{_log}' 2>&1"]) { UseShellExecute = false };
        _process = Process.Start(start)!;
        for (int round = 0; round < 600; round++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException(File.ReadAllText(_log));
            }

            try
            {
                using var socket = new TcpClient();
                socket.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(50);
            }
        }

        throw new InvalidOperationException($"Orthanc does not start: {File.ReadAllText(_log)}");
    }

    /// <summary>Stops it, as the system does.</summary>
    public void Stop()
    {
        if (_process is null)
        {
            return;
        }

        using var kill = Process.Start("kill", [$"{_process.Id}"]);
        kill.WaitForExit();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(20)))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
        _process = null;
    }

    /// <summary>Stores files in one request of STOW-RS.</summary>
    public async Task StoreAsync(IEnumerable<byte[]> files)
    {
        const string Boundary = "a-boundary-of-the-tests";
        using var parts = new MultipartContent("related", Boundary);
        foreach (byte[] file in files)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/dicom");
            parts.Add(part);
        }

        parts.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/related; type=\"application/dicom\"; boundary={Boundary}");
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = _password is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"pinpoint:{_password}")));
        (await client.PostAsync(new Uri($"{Root}/studies"), parts)).EnsureSuccessStatusCode();
    }

    public void Dispose() => Stop();
}
