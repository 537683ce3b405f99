namespace Pinpoint.Testing;

/// <summary>
/// A theory that needs Python with numpy and ONNX Runtime; skipped with a reason where they are missing, except in continuous integration, where it then fails.
/// </summary>
public sealed class OnnxPythonTheoryAttribute : TheoryAttribute
{
    public OnnxPythonTheoryAttribute()
    {
        if (!OnnxPython.Exists && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = "needs /usr/bin/python3 with numpy (Debian: python3-numpy), and its package onnxruntime or: npm ci --ignore-scripts --prefix " +
                "tests/onnxruntime";
        }
    }
}
