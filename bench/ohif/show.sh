#!/usr/bin/env bash
# Shows a report in OHIF beside a real Orthanc and takes a picture of it: bench/ohif/show.sh PICTURE.png
# Needs Debian's orthanc, orthanc-dicomweb, nginx-light, chromium, python3-pydicom and python3-nibabel, and npm. Everything is on the loopback and in a temporary folder.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
picture="$(realpath -m "$1")"
folder="$(mktemp -d)"
chmod 755 "$folder" # nginx reads it as another user
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$here/../.."
dotnet build -c Release -v q src/Pinpoint.Cli >/dev/null
pinpoint="$PWD/src/Pinpoint.Cli/bin/Release/net10.0/Pinpoint.Cli"
cd "$folder"
cp "$here/show.mjs" .
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts puppeteer-core@24.10.0
npm pack --silent @ohif/app@3.13.2 >/dev/null
tar xzf ohif-app-3.13.2.tgz

cat >orthanc.json <<JSON
{ "StorageDirectory": "$folder/store", "IndexDirectory": "$folder/store", "HttpPort": 18042, "DicomServerEnabled": false, "AuthenticationEnabled": false,
  "RemoteAccessAllowed": false, "Plugins": ["/usr/share/orthanc/plugins/libOrthancDicomWeb.so"], "DicomWeb": { "Enable": true, "Root": "/dicom-web/" } }
JSON
cat >package/dist/app-config.js <<'JS'
window.config = { routerBasename: '/', showStudyList: true, extensions: [], modes: [], defaultDataSourceName: 'dicomweb', dataSources: [{
  namespace: '@ohif/extension-default.dataSourcesModule.dicomweb', sourceName: 'dicomweb', configuration: {
    friendlyName: 'Orthanc', name: 'orthanc', wadoUriRoot: '/dicom-web', qidoRoot: '/dicom-web', wadoRoot: '/dicom-web', qidoSupportsIncludeField: false,
    supportsReject: false, imageRendering: 'wadors', thumbnailRendering: 'wadors', enableStudyLazyLoad: true, supportsFuzzyMatching: false,
    supportsWildcard: true, dicomUploadEnabled: false, omitQuotationForMultipartRequest: true } }] };
JS
cat >nginx.conf <<NGINX
daemon off; pid $folder/nginx.pid; error_log $folder/nginx.err; events {}
http { include /etc/nginx/mime.types; access_log off; client_body_temp_path $folder/b; proxy_temp_path $folder/p; fastcgi_temp_path $folder/f;
  uwsgi_temp_path $folder/u; scgi_temp_path $folder/s;
  server { listen 127.0.0.1:18080; root $folder/package/dist;
    location /dicom-web/ { proxy_pass http://127.0.0.1:18042/dicom-web/; proxy_set_header Host \$http_host; }
    location / { try_files \$uri \$uri/ /index.html; add_header Cross-Origin-Opener-Policy same-origin; add_header Cross-Origin-Embedder-Policy require-corp; } } }
NGINX
Orthanc orthanc.json 2>orthanc.log &
/usr/sbin/nginx -c "$folder/nginx.conf" &
"$pinpoint" phantom fetal-head -o phantom --first 41 --spacing 1 --seed 1 >/dev/null
study="$(/usr/bin/python3 "$here/make_series.py" phantom/volumes/*.nii.gz series)"
sleep 3
for file in series/*; do curl -sf -o /dev/null --data-binary "@$file" http://127.0.0.1:18042/instances; done
"$pinpoint" predict fetal-head --dicomweb http://127.0.0.1:18042/dicom-web --study "$study" --store | tail -1
node show.mjs http://127.0.0.1:18080 "$study" ventricle_right_inner "$picture"
