namespace Pinpoint.Testing;

/// <summary>A test that needs ONNX Runtime for Node.js; skipped with a reason where it is missing, except in continuous integration, where it then fails.</summary>
public sealed class OnnxRuntimeFactAttribute : FactAttribute
{
    public OnnxRuntimeFactAttribute() => Skip = OnnxRuntimeReason.Text;
}
