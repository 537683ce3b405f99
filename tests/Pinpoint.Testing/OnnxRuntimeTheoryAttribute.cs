namespace Pinpoint.Testing;

/// <summary>A theory that needs ONNX Runtime for Node.js, as <see cref="OnnxRuntimeFactAttribute"/>.</summary>
public sealed class OnnxRuntimeTheoryAttribute : TheoryAttribute
{
    public OnnxRuntimeTheoryAttribute() => Skip = OnnxRuntimeReason.Text;
}
