namespace Pinpoint.Testing;

/// <summary>
/// A theory that needs ONNX Runtime for Node.js; skipped with a reason where it is missing, except in continuous integration, where it then fails.
/// </summary>
public sealed class OnnxRuntimeTheoryAttribute : TheoryAttribute
{
    public OnnxRuntimeTheoryAttribute() => Skip = OnnxRuntimeReason.Text;
}
