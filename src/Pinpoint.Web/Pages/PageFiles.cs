using System.Diagnostics;
using System.IO.Compression;
using System.Reflection;

namespace Pinpoint.Web.Pages;

/// <summary>The page's files, which lie in this assembly: no request reaches the disk.</summary>
internal static class PageFiles
{
    private const string Folder = "page/";
    private const string Packed = ".gz";
    private static readonly Lazy<Dictionary<string, PageFile>> Files = new(ReadAll);
    private static readonly string Version = $"\"{typeof(PageFiles).Module.ModuleVersionId:N}\"";

    /// <summary>Whether the build had npm, which brings the viewer.</summary>
    public static bool HasViewer => Files.Value.ContainsKey("/viewer.js");

    /// <summary>The addresses of all files.</summary>
    public static IEnumerable<string> Addresses => Files.Value.Keys;

    /// <summary>Sends the file at an address.</summary>
    public static async Task SendAsync(HttpContext context, string address)
    {
        PageFile file = Files.Value[address];
        HttpResponse response = context.Response;
        response.Headers.ETag = Version;
        response.Headers.CacheControl = "no-cache";
        if (context.Request.Headers.IfNoneMatch == Version)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] content = file.Content;
        if (file.Compressed)
        {
            response.Headers.Vary = "Accept-Encoding";
            if (context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers.ContentEncoding = "gzip";
            }
            else
            {
                content = Unpack(content);
            }
        }

        response.ContentType = file.Type;
        response.ContentLength = content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(content, context.RequestAborted);
        }
    }

    private static Dictionary<string, PageFile> ReadAll()
    {
        Assembly assembly = typeof(PageFiles).Assembly;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (string resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            bool compressed = resource.EndsWith(Packed, StringComparison.Ordinal);
            string name = "/" + (compressed ? resource[Folder.Length..^Packed.Length] : resource[Folder.Length..]).Replace('\\', '/');
            string address = name switch
            {
                "/index.html" => "/",
                "/api.html" => "/api",
                _ => name,
            };
            files.Add(address, new PageFile(content, TypeOf(name), compressed));
        }

        return files;
    }

    private static string TypeOf(string name) => name switch
    {
        _ when name.EndsWith(".html", StringComparison.Ordinal) => "text/html; charset=utf-8",
        _ when name.EndsWith(".css", StringComparison.Ordinal) => "text/css; charset=utf-8",
        _ when name.EndsWith(".svg", StringComparison.Ordinal) => "image/svg+xml",
        _ when name.EndsWith(".json", StringComparison.Ordinal) => "application/json",
        _ when name.EndsWith(".js", StringComparison.Ordinal) => "text/javascript; charset=utf-8",
        _ => throw new UnreachableException($"The page's file {name} is of no known kind."),
    };

    private static byte[] Unpack(byte[] packed)
    {
        using var unpacked = new MemoryStream();
        using (var stream = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress))
        {
            stream.CopyTo(unpacked);
        }

        return unpacked.ToArray();
    }
}
