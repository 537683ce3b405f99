// The project of the studio over HTTP.
import { post, request } from '../api.js';

const caseAt = (name) => `/studio/cases/${encodeURIComponent(name)}`;
const json = async (answer) => (await answer).json();

export const getStudio = () => json(request('/studio'));
export const saveList = (list) => json(post('/studio/landmark-list', { landmark_list: list }));
const asRater = (rater) => (rater ? `?rater=${encodeURIComponent(rater)}` : '');
export const getCase = (name, signal, rater) => json(request(`${caseAt(name)}${asRater(rater)}`, { signal }));
export const getScan = async (name, signal) => new File([await (await request(`${caseAt(name)}/scan`, { signal })).blob()], `${name}.nii`);
export const judge = (name, judgement, version) => json(post(`${caseAt(name)}/judgement`, { judgement, labels_version: version }));

export const addScan = (file, signal) => json(request(`/studio/scans?name=${encodeURIComponent(file.name)}`, {
  method: 'POST', body: file, signal, headers: { 'Content-Type': 'application/octet-stream' },
}));

export const saveLabels = (name, landmarks, version, done, seconds, rater) =>
  json(post(`${caseAt(name)}/landmarks${asRater(rater)}`, { landmarks, labels_version: version, done, work_seconds: seconds }));

export const getProposals = (name, landmarks, signal) => json(post(`${caseAt(name)}/proposals`, { landmarks }, signal));

export const getTraining = () => json(request('/studio/training'));
export const startTraining = (minutes) => json(post('/studio/training', { budget_minutes: minutes }));
export const goOn = () => json(post('/studio/training', { go_on: true }));
export const stopTraining = () => json(post('/studio/training/stop', {}));
export const getFindings = () => json(request('/studio/check'));
export const getRaters = () => json(request('/studio/raters'));
export const getMethods = async () => (await request('/studio/methods')).text();
export const getBlob = async (path) => (await request(`/studio/${path}`)).blob();
