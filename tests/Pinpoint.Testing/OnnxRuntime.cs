namespace Pinpoint.Testing;

/// <summary>ONNX Runtime for Node.js, which runs the JavaScript example of the documentation, as <c>npm ci</c> put it into tests/onnxruntime.</summary>
public static class OnnxRuntime
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests", "onnxruntime");

    public static bool Exists { get; } = Directory.Exists(Path.Combine(Folder, "node_modules", "onnxruntime-node")) && NodePeer.Exists;

    /// <summary>Runs a script that lies in a folder of its own, with the runtime's packages within its reach.</summary>
    /// <returns>Standard output.</returns>
    /// <exception cref="InvalidOperationException">The script failed; its last words are in the message.</exception>
    public static string Run(string script, params string[] arguments)
    {
        string packages = Path.Combine(Path.GetDirectoryName(script)!, "node_modules");
        if (!Directory.Exists(packages))
        {
            Directory.CreateSymbolicLink(packages, Path.Combine(Folder, "node_modules"));
        }

        return NodePeer.Run([script, .. arguments]);
    }
}
